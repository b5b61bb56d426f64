package org.wwep.emulator.cli.server;

import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.server.Store;
import org.wwep.emulator.store.FileStore;
import org.wwep.emulator.store.SnapshotSchedule;
import org.wwep.value.Ranges;
import picocli.CommandLine.Option;

/** How often a file of registers is copied while its server runs. */
final class SnapshotOptions {
  @Option(
      names = "--snapshot-every",
      paramLabel = "TIME",
      description =
          "With --store FILE: copy the registers to FILE.snapshot-TIME so often, as a file that"
              + " --store takes (default: never).")
  @Nullable Duration every;

  @Option(
      names = "--snapshot-keep",
      paramLabel = "N",
      description = "Number of snapshots to keep (default: 24).")
  int keep = 24;

  /** Begins to copy, if that is wanted. */
  @Nullable SnapshotSchedule start(StoreOption option, Store store, InstantSource clock)
      throws CliException {
    Duration period = every;
    if (period == null) {
      return null;
    }
    if (!(store instanceof FileStore file)) {
      throw new CliException(
          ExitCode.USAGE, "--snapshot-every copies a file of registers: add --store FILE");
    }
    return SnapshotSchedule.start(
        file,
        option.file(),
        Ranges.positive("--snapshot-every", period),
        Ranges.atLeast("--snapshot-keep", keep, 1),
        clock);
  }
}
