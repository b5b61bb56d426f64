package org.wwep.emulator.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.run.RunResult;
import org.wwep.emulator.timeline.EventLog;
import picocli.CommandLine.Option;

/** Which reports are wanted, and where. */
final class RunReports {
  @Option(
      names = "--event-log",
      paramLabel = "FILE",
      description = "Write all that happened there, one line each.")
  @Nullable Path eventLog;

  /** Writes what is wanted; returns what went wrong, one line each. */
  List<String> write(List<RunResult> results) {
    List<String> troubles = new ArrayList<>();
    Path target = eventLog;
    if (target != null) {
      StringBuilder text = new StringBuilder();
      results.forEach(result -> text.append(EventLog.text(result.timeline())));
      try {
        Files.writeString(target, text);
      } catch (IOException e) {
        troubles.add("the event log cannot be written to " + target + ": " + e);
      }
    }
    return troubles;
  }
}
