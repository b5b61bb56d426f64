package org.wwep.emulator.report;

import java.util.List;
import java.util.stream.Collectors;
import org.wwep.emulator.run.RunResult;
import org.wwep.emulator.timeline.EventLog;

/**
 * The event logs of runs, one behind the other.
 *
 * <p><b>Shape</b>: each begins with a line {@code # scenario press.yaml rig sim seed 7 run 1}, and
 * one for each press, {@code # trace dev1 btn1 press 1 ID}, with its id by W3C Trace Context;
 * {@link EventLog} says what follows. <b>Units</b>: seconds since the world began.
 */
public final class EventLogFile {
  private EventLogFile() {}

  /** Returns the text of the file. */
  public static String text(List<RunResult> results) {
    return results.stream().map(EventLogFile::text).collect(Collectors.joining());
  }

  private static String text(RunResult result) {
    StringBuilder traces = new StringBuilder();
    RunTimeline runTimeline = new RunTimeline(result);
    for (String device : runTimeline.devices()) {
      for (PressSpan press : PressSpans.of(runTimeline, device)) {
        traces.append("# trace %s %s\n".formatted(PressTable.name(press), trace(result, press)));
      }
    }
    return "# scenario %s rig %s seed %d run %d\n%s%s"
        .formatted(
            PrintableText.line(result.scenario().file()),
            result.rig(),
            result.seed(),
            result.repetition(),
            traces,
            EventLog.text(result.timeline()));
  }

  private static String trace(RunResult result, PressSpan press) {
    return PressIdentity.of(result, press).trace();
  }
}
