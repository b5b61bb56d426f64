package org.wwep.emulator.report;

import java.util.List;
import java.util.stream.Collectors;
import org.wwep.emulator.run.RunResult;
import org.wwep.emulator.timeline.EventLog;

/**
 * The event logs of runs, one behind the other.
 *
 * <p><b>Shape</b>: each begins with a line {@code # scenario press.yaml rig sim seed 7 run 1};
 * {@link EventLog} says what follows. <b>Units</b>: seconds since the world began.
 */
public final class EventLogFile {
  private EventLogFile() {}

  /** Returns the text of the file. */
  public static String text(List<RunResult> results) {
    return results.stream().map(EventLogFile::text).collect(Collectors.joining());
  }

  private static String text(RunResult result) {
    return "# scenario %s rig %s seed %d run %d\n%s"
        .formatted(
            PrintableText.line(result.scenario().file()),
            result.rig(),
            result.seed(),
            result.repetition(),
            EventLog.text(result.timeline()));
  }
}
