package org.wwep.emulator.report;

import java.util.List;
import java.util.TreeMap;
import org.wwep.emulator.run.RunResult.Verdict;

/** Earlier runs as small pictures, which need no script. */
final class TrendChart {
  private static final int MOST = 20;
  private static final int HEIGHT = 46;

  private TrendChart() {}

  /** Returns a bar for each batch, as high as its share of runs that passed; nothing of one. */
  static String batches(RunHistory history) {
    TreeMap<Integer, int[]> batches = new TreeMap<>();
    for (RunHistory.Line line : history.lines()) {
      int[] counts = batches.computeIfAbsent(line.batch(), _ -> new int[2]);
      counts[0] += line.verdict().isPass() ? 1 : 0;
      counts[1]++;
    }
    if (batches.size() < 2) {
      return "";
    }
    StringBuilder chart = new StringBuilder();
    batches.forEach(
        (batch, counts) -> {
          int ok = counts[0] * HEIGHT / counts[1];
          chart.append(
              """
              <li><svg role="img" aria-label="batch %d: %d of %d passed"><title>batch %d: %d of %d passed</title>\
              <rect class="ok" x="0" y="%d" width="12" height="%d"/><rect class="bad" x="0" y="0" width="12" height="%d"/></svg></li>
              """
                  .formatted(
                      batch,
                      counts[0],
                      counts[1],
                      batch,
                      counts[0],
                      counts[1],
                      HEIGHT - ok,
                      ok,
                      HEIGHT - ok));
        });
    return "<p class=\"trend-name\">The last "
        + batches.size()
        + " batches in this folder</p>\n<ul class=\"trend\" aria-label=\"Earlier batches\">\n"
        + chart
        + "</ul>\n";
  }

  /** Returns a square for each earlier run of one scenario, the last one on the right. */
  static String run(List<Verdict> verdicts) {
    List<Verdict> last = verdicts.subList(Math.max(0, verdicts.size() - MOST), verdicts.size());
    if (last.size() < 2) {
      return "";
    }
    long passed = last.stream().filter(Verdict::isPass).count();
    StringBuilder squares = new StringBuilder();
    for (int i = 0; i < last.size(); i++) {
      String kind = last.get(i) == Verdict.FLAKY ? "flaky" : last.get(i).isPass() ? "ok" : "bad";
      squares.append(
          "<rect class=\"%s\" x=\"%d\" y=\"0\" width=\"6\" height=\"12\"/>".formatted(kind, i * 8));
    }
    return "<svg class=\"history\" role=\"img\" aria-label=\"%d of the last %d passed\" width=\"%d\" height=\"12\">%s</svg>"
        .formatted(passed, last.size(), last.size() * 8, squares);
  }

  /** Returns whether it passed at times, and at times not. */
  static boolean isMixed(List<Verdict> verdicts) {
    return verdicts.contains(Verdict.FLAKY)
        || (verdicts.stream().anyMatch(Verdict::isPass)
            && verdicts.stream().anyMatch(verdict -> !verdict.isPass()));
  }
}
