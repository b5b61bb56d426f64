package org.wwep.emulator.cli.keys;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.cli.terminal.LineWriter;
import org.wwep.emulator.coprocessor.flash.AccessTokens;
import org.wwep.emulator.coprocessor.flash.FlashException;
import org.wwep.emulator.coprocessor.flash.FlashFile.Trait;
import org.wwep.emulator.coprocessor.flash.FlashProvisioner;
import org.wwep.emulator.coprocessor.flash.SecureFlash;
import org.wwep.value.BoundedFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wwep provision put}. */
@Command(
    name = "put",
    mixinStandardHelpOptions = true,
    description = {
      "Writes a file into the flash, whole or not at all.",
      "A file that was not there prints its access tokens: they cannot be shown again."
    },
    footer = {"", "Example: wwep provision put /keys/board7.pem key.pem --key"})
final class ProvisionPutCommand implements Callable<Integer> {
  @Mixin CoprocessorOptions nwp = new CoprocessorOptions();

  @Parameters(
      index = "0",
      paramLabel = "NAME",
      description = "Name in the flash, such as /app.cfg.")
  String name = "";

  @Parameters(index = "1", paramLabel = "FILE", description = "File to write into the flash.")
  Path file = Path.of("");

  @Option(
      names = "--key",
      description = "Store it as a private key, which never leaves the coprocessor.")
  boolean key;

  @Option(names = "--public", description = "Allow reading without a token.")
  boolean readable;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description = "Write token of the existing file.")
  @Nullable String token;

  @Option(
      names = "--replace",
      description = "Replace an existing file with the manufacturer's key; its tokens stay.")
  boolean replace;

  private final LineWriter out = LineWriter.standard();

  @Override
  public Integer call() throws Exception {
    return ProvisionFileCommands.use(nwp, out, this::put);
  }

  private void put(SecureFlash flash)
      throws FlashException, InterruptedException, IOException, CliException {
    byte[] content = BoundedFile.read(file);
    if (replace) {
      if (token != null || key || readable) {
        throw new IllegalArgumentException(
            "--replace keeps the file's kind and tokens: drop --token, --key and --public");
      }
      new FlashProvisioner(flash, DevelopmentProvisioner.maker(nwp.path())).replace(name, content);
      out.line("replaced %s, %d bytes".formatted(name, content.length));
      return;
    }
    if (token != null) {
      flash.write(name, content, token);
      out.line("wrote %s, %d bytes".formatted(name, content.length));
      return;
    }
    Set<Trait> traits = EnumSet.noneOf(Trait.class);
    if (key) {
      traits.add(Trait.KEY);
    }
    if (readable) {
      traits.add(Trait.PUBLIC_READ);
    }
    AccessTokens tokens = create(flash, content, traits);
    out.line("made %s, %d bytes".formatted(name, content.length));
    if (!key && !readable) {
      out.line("read token  " + tokens.read());
    }
    out.line("write token " + tokens.write());
  }

  private AccessTokens create(SecureFlash flash, byte[] content, Set<Trait> traits)
      throws FlashException, InterruptedException, CliException {
    try {
      return flash.create(name, content, traits);
    } catch (FlashException e) {
      if (e.reason() != FlashException.Reason.EXISTS) {
        throw e;
      }
      throw new CliException(
          ExitCode.USAGE,
          e.reason() + ": " + e.getMessage() + ": --token or --replace writes it anew");
    }
  }
}
