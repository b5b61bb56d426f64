package org.wwep.emulator.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wwep.emulator.run.RunResult.Verdict;
import org.wwep.emulator.timeline.EventLog;

/**
 * The page that leads to the pages of all runs: totals, those that did not pass first, how each
 * ended before.
 */
final class IndexPage {
  private static final String STYLE = Html.resource("page.css") + Html.resource("index.css");
  private static final String SCRIPT = Html.resource("index.js");

  private IndexPage() {}

  /**
   * Returns the page.
   *
   * @param runs in their order
   * @param history how runs ended in this folder, these included
   */
  static String text(List<BatchRow> runs, RunHistory history) {
    Map<String, List<Verdict>> endings = history.byRun();
    String rows =
        runs.stream()
            .sorted(Comparator.comparingInt(run -> rank(run.verdict())))
            .map(run -> row(run, endings.getOrDefault(run.key(), List.of())))
            .collect(Collectors.joining());
    long passed = runs.stream().filter(run -> run.verdict().isPass()).count();
    return Html.resource("index.html")
        .replace("@style-hash@", Html.hash(STYLE))
        .replace("@script-hash@", Html.hash(SCRIPT))
        .replace("@style@", STYLE)
        .replace("@script@", SCRIPT)
        .replace("@summary@", passed + " of " + runs.size() + " runs passed")
        .replace("@totals@", totals(runs))
        .replace("@trend@", TrendChart.batches(history))
        .replace("@rows@", rows);
  }

  /** Failures come first, then what is flaky. */
  private static int rank(Verdict verdict) {
    return switch (verdict) {
      case FAILED, MISSED, TIMED_OUT -> 0;
      case BROKEN, INTERRUPTED -> 1;
      case FLAKY -> 2;
      case PASSED -> 3;
    };
  }

  private static String totals(List<BatchRow> runs) {
    return Stream.of(Verdict.values())
        .map(
            verdict ->
                total(verdict, runs.stream().filter(run -> run.verdict() == verdict).count()))
        .collect(Collectors.joining());
  }

  private static String total(Verdict verdict, long count) {
    return count == 0 ? "" : "<li>%s</li>".formatted(badge(verdict, count + " "));
  }

  private static String badge(Verdict verdict, String before) {
    return "<span class=\"verdict %s\">%s%s</span>"
        .formatted(kind(verdict), before, verdict.word());
  }

  private static String kind(Verdict verdict) {
    return verdict.word().toLowerCase(Locale.ROOT);
  }

  private static String row(BatchRow run, List<Verdict> history) {
    return """
        <tr class="%s"><td>%s</td>
        <td><a href="%s/run.html">%s</a><span class="file">%s</span></td><td>%s</td>\
        <td class="failure-text">%s</td>
        <td>%s</td><td data-name="seed">%d</td><td data-name="run">%d</td><td data-name="took">%s s</td>
        <td><a href="%s/run.vcd">VCD</a> <a href="%s/events.log">events</a>
        <a href="%s/transcript.txt">transcript</a></td></tr>
        """
        .formatted(
            run.verdict() == Verdict.PASSED ? "passed" : "other",
            badge(run.verdict(), ""),
            run.folder(),
            Html.escape(run.name()),
            Html.escape(run.file()),
            TrendChart.run(history)
                + (TrendChart.isMixed(history) ? " <span class=\"mixed\">flaky</span>" : ""),
            failure(run),
            Html.escape(run.rig()),
            run.seed(),
            run.repetition(),
            EventLog.seconds(run.took()),
            run.folder(),
            run.folder(),
            run.folder());
  }

  private static String failure(BatchRow run) {
    String expected = run.expected();
    String line = run.failure();
    if (expected == null) {
      return line == null ? "" : Html.escape(line);
    }
    return "<b>expected</b> %s <b>was</b> %s <b>why</b> %s"
        .formatted(
            Html.escape(expected),
            Html.escape(run.was()),
            Html.escape(String.join("; ", run.why())));
  }
}
