package org.wwep.emulator.cli.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.cli.terminal.LineWriter;
import org.wwep.emulator.coprocessor.flash.AccessTokens;
import org.wwep.emulator.coprocessor.flash.FlashDirectory;
import org.wwep.emulator.coprocessor.flash.FlashException;
import org.wwep.emulator.coprocessor.flash.FlashFile;
import org.wwep.emulator.coprocessor.flash.SecureFlash;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wwep provision}, as far as files go. */
final class ProvisionFileCommands {
  private ProvisionFileCommands() {}

  /** What is done with an open flash. */
  @FunctionalInterface
  interface Use {
    void with(SecureFlash flash)
        throws FlashException, InterruptedException, IOException, CliException;
  }

  /** What is done with files. */
  @FunctionalInterface
  interface Work {
    void run() throws FlashException, InterruptedException, IOException, CliException;
  }

  /** Opens the flash, and closes it. */
  static int use(CoprocessorOptions nwp, LineWriter out, Use use)
      throws CliException, InterruptedException {
    work(
        () -> {
          try (FlashDirectory directory = FlashDirectory.open(nwp.path())) {
            use.with(directory.flash());
          }
        });
    return out.finish(ExitCode.PASS);
  }

  /** Does something, and says in one line why it could not be done. */
  static void work(Work work) throws CliException, InterruptedException {
    try {
      work.run();
    } catch (FlashException e) {
      throw CoprocessorOptions.trouble(e);
    } catch (NoSuchFileException e) {
      throw new CliException(ExitCode.USAGE, e.getFile() + ": there is no such file");
    } catch (IOException e) {
      throw new CliException(ExitCode.ENVIRONMENT, String.valueOf(e.getMessage()));
    }
  }

  /** {@code wwep provision init}. */
  @Command(
      name = "init",
      mixinStandardHelpOptions = true,
      description = {
        "Creates a coprocessor: a device key, a manufacturer's signing key, a flash that trusts"
            + " the",
        "development CA and holds /certs/ca.pem, /certs/client.pem and /keys/client-key.pem.",
        "Another CA's certificate alone is enough: --ca FILE. The write tokens are shown once."
      })
  static final class InitProvisionCommand implements Callable<Integer> {
    @Mixin CoprocessorOptions nwp = new CoprocessorOptions();
    @Mixin CertsDirectory certs = new CertsDirectory();

    @Option(
        names = "--ca",
        paramLabel = "FILE",
        description = "The CA to believe, instead of the development CA; its key is not needed.")
    @Nullable Path ca;

    @Option(
        names = "--cert",
        paramLabel = "FILE",
        description = "The device's own certificate, in PEM (default: none with --ca).")
    @Nullable Path certificate;

    @Option(names = "--key", paramLabel = "FILE", description = "That certificate's key, in PEM.")
    @Nullable Path key;

    @Option(
        names = "--size",
        paramLabel = "BYTES",
        description = "Size of the flash in bytes (default: 1048576).")
    long size = FlashDirectory.DEFAULT_SIZE;

    private final LineWriter out = LineWriter.standard();

    @Override
    public Integer call() throws Exception {
      CoprocessorFileSet files = CoprocessorFileSet.of(certs.path(), ca, certificate, key);
      Map<String, AccessTokens> tokens = new TreeMap<>();
      try (FlashDirectory made =
          DevelopmentProvisioner.init(nwp.path(), size, files, tokens::put)) {
        out.line("made " + nwp.path().resolve("flash.img"));
        ProvisionFileCommands.list(made.flash(), out);
        tokens.forEach((name, each) -> out.line("write token of " + name + "  " + each.write()));
      }
      return out.finish(ExitCode.PASS);
    }
  }

  /** {@code wwep provision list}. */
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists the files: bytes, version, properties, name.")
  static final class Show implements Callable<Integer> {
    @Mixin CoprocessorOptions nwp = new CoprocessorOptions();
    private final LineWriter out = LineWriter.standard();

    @Override
    public Integer call() throws Exception {
      return use(nwp, out, flash -> list(flash, out));
    }
  }

  private static void list(SecureFlash flash, LineWriter out) {
    for (FlashFile file : flash.files()) {
      String traits =
          file.traits().stream()
              .sorted()
              .map(trait -> trait.name().toLowerCase(Locale.ROOT).replace('_', '-'))
              .collect(Collectors.joining(","));
      out.line(
          "%7d  v%-3d  %-18s  %s"
              .formatted(
                  file.size(),
                  file.version(),
                  traits.isEmpty() ? "by token" : traits,
                  file.name()));
    }
    out.line("%7d  bytes free, commit %d".formatted(flash.free(), flash.commits()));
  }

  /** {@code wwep provision get}. */
  @Command(
      name = "get",
      mixinStandardHelpOptions = true,
      description = "Reads a file from the flash; a private key cannot be read.")
  static final class Get implements Callable<Integer> {
    @Mixin CoprocessorOptions nwp = new CoprocessorOptions();

    @Parameters(index = "0", paramLabel = "NAME", description = "Name in the flash.")
    String name = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "Output file.")
    Path file = Path.of("");

    @Option(names = "--token", paramLabel = "TOKEN", description = "Read token of the file.")
    @Nullable String token;

    private final LineWriter out = LineWriter.standard();

    @Override
    public Integer call() throws Exception {
      return use(
          nwp,
          out,
          flash -> {
            byte[] content = flash.read(name, token);
            Files.write(file, content);
            out.line("read %s, %d bytes".formatted(name, content.length));
          });
    }
  }

  /** {@code wwep provision rm}. */
  @Command(name = "rm", mixinStandardHelpOptions = true, description = "Deletes a file.")
  static final class Remove implements Callable<Integer> {
    @Mixin CoprocessorOptions nwp = new CoprocessorOptions();

    @Parameters(index = "0", paramLabel = "NAME", description = "Name in the flash.")
    String name = "";

    @Option(names = "--token", paramLabel = "TOKEN", description = "Write token of the file.")
    @Nullable String token;

    private final LineWriter out = LineWriter.standard();

    @Override
    public Integer call() throws Exception {
      return use(
          nwp,
          out,
          flash -> {
            flash.delete(name, token);
            out.line("deleted " + name);
          });
    }
  }

  /** {@code wwep provision verify}. */
  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description = "Reads every file, and verifies that it is authentic.")
  static final class Verify implements Callable<Integer> {
    @Mixin CoprocessorOptions nwp = new CoprocessorOptions();
    private final LineWriter out = LineWriter.standard();

    @Override
    public Integer call() throws Exception {
      return use(
          nwp,
          out,
          flash -> {
            flash.verify();
            int count = flash.files().size();
            out.line("%d %s hold".formatted(count, count == 1 ? "file" : "files"));
          });
    }
  }
}
