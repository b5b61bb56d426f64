package org.wwep.emulator.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.run.RunFailure;
import org.wwep.emulator.run.RunResult;
import org.wwep.emulator.scenario.Mismatch;

/**
 * A failure in three short parts, with the press that it is about: the same on the console, on the
 * page and in JSON.
 *
 * @param where file, line, step and time
 * @param expected what should have been
 * @param was what was in its place
 * @param why what led there, the closest cause first
 * @param press the milestones of the last press, or null if there was none
 */
public record FailureReport(
    String where, String expected, String was, List<String> why, @Nullable PressTable press) {
  private static final int MARGIN = 10;

  /** Copies the list. */
  public FailureReport {
    why = List.copyOf(why);
  }

  /** Reads it from a run; nothing if all was as expected, or the rig could not be had at all. */
  public static Optional<FailureReport> of(RunResult result) {
    RunFailure cause = result.cause();
    boolean failed =
        switch (result.verdict()) {
          case FAILED, MISSED, TIMED_OUT -> true;
          case PASSED, FLAKY, BROKEN, INTERRUPTED -> false;
        };
    return cause == null || !failed
        ? Optional.empty()
        : Optional.of(of(new RunTimeline(result), cause));
  }

  private static FailureReport of(RunTimeline runTimeline, RunFailure cause) {
    Mismatch mismatch = cause.mismatch();
    String expected = PrintableText.line(mismatch.expected());
    FailureCauses causes =
        new FailureCauses(
            runTimeline, expected, mismatch.others().stream().map(PrintableText::line).toList());
    return new FailureReport(
        PrintableText.line(cause.where()),
        expected,
        PrintableText.line(mismatch.found()),
        causes.why(),
        causes.table().orElse(null));
  }

  /** Returns it as lines of a console, without line feeds. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(where);
    lines.add(labelled("expected", expected));
    lines.add(labelled("was", was));
    for (int i = 0; i < why.size(); i++) {
      lines.add(labelled(i == 0 ? "why" : "", why.get(i)));
    }
    if (press != null) {
      press.lines().forEach(row -> lines.add("  " + row));
    }
    return lines;
  }

  private static String labelled(String label, String text) {
    return "  " + label + " ".repeat(MARGIN - label.length()) + text;
  }
}
