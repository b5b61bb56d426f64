package org.wwep.emulator.cli.keys;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.option.DataHome;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.coprocessor.flash.FlashException;
import picocli.CommandLine.Option;

/** Where the coprocessor's flash is. */
public final class CoprocessorOptions {
  @Option(
      names = "--nwp-dir",
      paramLabel = "DIR",
      description =
          "Folder of the coprocessor's flash (default: $XDG_DATA_HOME/wwep/nwp,"
              + " ~/.local/share/wwep/nwp).")
  @Nullable Path dir;

  /** Returns the directory. */
  public Path path() {
    return DataHome.of("nwp", dir);
  }

  /** Returns what a refusal of the flash is to the command line. */
  public static CliException trouble(FlashException e) {
    int code =
        switch (e.reason()) {
          case NO_SUCH_FILE, EXISTS, WRONG_TOKEN, NOT_READABLE, NOT_SIGNED -> ExitCode.USAGE;
          case BAD_SIGNATURE, UNKNOWN_ROOT -> ExitCode.FAILED;
          case FULL, TAMPERED, ROLLED_BACK, WRONG_DEVICE, NOT_FORMATTED, RESTART, DEVICE ->
              ExitCode.ENVIRONMENT;
        };
    String remedy =
        e.reason() == FlashException.Reason.NOT_FORMATTED
            ? ": make one with 'wwep provision init'"
            : "";
    return new CliException(code, e.reason() + ": " + e.getMessage() + remedy);
  }
}
