package org.wwep.emulator.cli.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.option.Choices;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ErrorOutput;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.cli.terminal.LineWriter;
import org.wwep.emulator.server.Register;
import org.wwep.emulator.server.Store;
import org.wwep.emulator.store.DumpFormat;
import org.wwep.emulator.store.DumpText;
import org.wwep.protocol.server.StoreUnavailableException;
import org.wwep.value.FileErrors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wwep registers}. */
@Command(
    name = "registers",
    mixinStandardHelpOptions = true,
    description = "Copies the registers of a store out, and back in, and checks a file of them.",
    subcommands = {
      RegistersCommand.Dump.class,
      RegistersCommand.Restore.class,
      VerifyCommand.class
    })
public final class RegistersCommand implements Runnable {
  @Spec @Nullable CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        Objects.requireNonNull(spec).commandLine(), "say which: dump, restore or verify");
  }

  /** What both take. */
  static final class Options {
    @Spec(Spec.Target.MIXEE)
    @Nullable CommandSpec spec;

    @Mixin StoreOption store = new StoreOption();

    @Option(
        names = "--format",
        completionCandidates = Choices.DumpFormats.class,
        paramLabel = "csv|json",
        description = "Format of the copy (default: csv).")
    DumpFormat format = DumpFormat.CSV;

    void checkStore() {
      if (store.inMemory()) {
        throw new ParameterException(
            Objects.requireNonNull(spec).commandLine(),
            "--store is missing: registers in memory end with their server");
      }
    }

    static CliException trouble(Path file, IOException e) {
      return new CliException(
          ExitCode.ENVIRONMENT, file + ": " + FileErrors.reason(e) + ": check its name");
    }
  }

  /** {@code wwep registers dump}. */
  @Command(
      name = "dump",
      mixinStandardHelpOptions = true,
      description = {
        "Prints all registers in order, or writes them to a file, whole or not at all.",
        "A server may be running: then it is what that had acknowledged at one moment."
      },
      footer = {"", "Example: wwep registers dump --store class.db backup.csv"})
  static final class Dump implements Callable<Integer> {
    @Mixin Options options = new Options();

    @Parameters(
        arity = "0..1",
        paramLabel = "TO",
        description = "The file to write (default: standard output).")
    @Nullable Path to;

    @Override
    public Integer call() throws Exception {
      options.checkStore();
      List<Register> registers =
          options.store.registers(line -> ErrorOutput.line(options.spec, "wwep: " + line));
      Path file = to;
      if (file != null) {
        replace(file, registers);
        return ExitCode.PASS;
      }
      PrintWriter out = Objects.requireNonNull(options.spec).commandLine().getOut();
      options.format.write(registers, out);
      if (out.checkError()) {
        throw LineWriter.gone();
      }
      return ExitCode.PASS;
    }

    /** Beside it first: whoever reads the file finds the old one or the new one. */
    private void replace(Path file, List<Register> registers) throws CliException {
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      try {
        try (Writer out = Files.newBufferedWriter(fresh, UTF_8)) {
          options.format.write(registers, out);
        }
        Files.move(
            fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException e) {
        throw Options.trouble(file, e);
      }
    }
  }

  /** {@code wwep registers restore}. */
  @Command(
      name = "restore",
      mixinStandardHelpOptions = true,
      description = {
        "Has a store hold exactly the registers of a dump, or leaves it as it was.",
        "The whole dump is read and checked first."
      },
      footer = {"", "Example: wwep registers restore --store class.db backup.csv"})
  static final class Restore implements Callable<Integer> {
    @Mixin Options options = new Options();

    @Parameters(
        arity = "0..1",
        paramLabel = "FROM",
        description = "The file to read (default: standard input).")
    @Nullable Path from;

    @Override
    public Integer call() throws Exception {
      options.checkStore();
      List<Register> registers = read();
      try (Store store = options.store.open()) {
        store.replaceAll(registers);
      } catch (StoreUnavailableException e) {
        throw new CliException(ExitCode.ENVIRONMENT, String.valueOf(e.getMessage()));
      }
      PrintWriter out = Objects.requireNonNull(options.spec).commandLine().getOut();
      out.println(
          "restored " + registers.size() + (registers.size() == 1 ? " register" : " registers"));
      out.flush();
      return ExitCode.PASS;
    }

    private List<Register> read() throws CliException {
      Path file = from;
      String name = file == null ? "standard input" : file.toString();
      try (InputStream in = file == null ? System.in : Files.newInputStream(file)) {
        return options.format.read(DumpText.reader(in));
      } catch (java.nio.charset.CharacterCodingException _) {
        throw new CliException(
            ExitCode.USAGE, name + ": it is no text: a dump comes from wwep registers dump");
      } catch (IOException e) {
        throw Options.trouble(file == null ? Path.of("-") : file, e);
      } catch (IllegalArgumentException e) {
        throw new CliException(
            ExitCode.USAGE, name + ": " + e.getMessage() + "; nothing was restored");
      }
    }
  }
}
