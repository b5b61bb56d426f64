package org.wwep.emulator.cli.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.explore.SeedRun;
import org.wwep.emulator.timeline.EventLog;
import org.wwep.value.FileErrors;

/** The event log of one seed in a file. */
final class SeedEventLog {
  private SeedEventLog() {}

  /** Writes it, if somebody named a file. */
  static void write(@Nullable Path target, SeedRun seedRun) throws CliException {
    if (target != null) {
      try {
        Files.writeString(target, EventLog.text(seedRun.timeline()));
      } catch (IOException e) {
        throw new CliException(
            ExitCode.ENVIRONMENT,
            "the event log cannot be written to " + target + ": " + FileErrors.reason(e));
      }
    }
  }
}
