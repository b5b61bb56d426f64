package org.wwep.emulator.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.wwep.emulator.run.RunResult;
import org.wwep.emulator.scenario.Milestone;

/**
 * When a press reached what, in milliseconds from the button's edge.
 *
 * @param name which press, {@code dev1 btn1 press 3}
 * @param end how it ended, in words
 * @param trace its id by W3C Trace Context, which traces and the event log have too
 * @param rows one for each milestone that it reached, in their order
 */
public record PressTable(String name, String end, String trace, List<Row> rows) {
  private static final double MILLI = 1e6;

  /**
   * A milestone.
   *
   * @param nanos since the edge
   * @param step since the milestone before
   */
  public record Row(Milestone milestone, long nanos, long step) {
    /** Returns the time since the milestone before, {@code 1.234}. */
    public String stepMillis() {
      return text(step);
    }

    /** Returns the time since the edge, {@code 12.345}. */
    public String millis() {
      return text(nanos);
    }

    private static String text(long nanos) {
      return String.format(Locale.ROOT, "%.3f", nanos / MILLI);
    }
  }

  /** Copies the list. */
  public PressTable {
    rows = List.copyOf(rows);
  }

  static PressTable of(RunResult result, PressSpan span) {
    List<Row> rows = new ArrayList<>();
    long last = span.from();
    for (Map.Entry<Milestone, Long> leg : span.legs().entrySet()) {
      // What was known before the edge took nothing of this press.
      long at = Math.max(span.from(), leg.getValue());
      rows.add(new Row(leg.getKey(), at - span.from(), Math.max(0, at - last)));
      last = Math.max(last, at);
    }
    String own = span.button() + " press " + span.number() + " ";
    String end = span.label().replace("\u2192", "->");
    return new PressTable(
        name(span),
        end.startsWith(own) ? end.substring(own.length()) : end,
        PressIdentity.of(result, span).trace(),
        rows);
  }

  static String name(PressSpan span) {
    return span.device() + " " + span.button() + " press " + span.number();
  }

  /** Returns the table as lines of a console. */
  public List<String> lines() {
    StringBuilder heads = new StringBuilder("ms from  ");
    StringBuilder times = new StringBuilder("the edge ");
    StringBuilder steps = new StringBuilder("step     ");
    for (Row row : rows) {
      String head = row.milestone().toString();
      int width = Math.max(head.length(), Math.max(row.millis().length(), 6)) + 2;
      heads.append(left(head, width));
      times.append(left(row.millis(), width));
      steps.append(left("+" + row.stepMillis(), width));
    }
    return List.of(
        name + ": " + end,
        heads.toString().stripTrailing(),
        times.toString().stripTrailing(),
        steps.toString().stripTrailing());
  }

  private static String left(String text, int width) {
    return " ".repeat(Math.max(1, width - text.length())) + text;
  }
}
