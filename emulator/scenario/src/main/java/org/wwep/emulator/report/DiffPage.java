package org.wwep.emulator.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Two runs as one page, one under the other on the same axis, with a line where they part.
 *
 * <p><b>Shape</b>: self-contained and without a script; what the runs' text says is never markup.
 */
public final class DiffPage {
  private static final int WIDTH = 1000;
  private static final int ROW = 22;
  private static final int LEFT = 110;
  private static final int BEFORE = 4;
  private static final int BEHIND = 40;
  private static final String STYLE = Html.resource("page.css") + Html.resource("diff.css");

  private DiffPage() {}

  /** Returns the page. */
  public static String text(RunDiff diff) {
    List<String> sources =
        Stream.of(diff.a(), diff.b())
            .flatMap(log -> log.entries().stream().map(RunDiff.Entry::source))
            .distinct()
            .toList();
    String verdict =
        diff.isSame()
            ? "The same throughout"
            : "The same for %d %s, then not, at %s s"
                .formatted(
                    diff.first(), diff.first() == 1 ? "entry" : "entries", seconds(diff.at()));
    return Html.resource("diff.html")
        .replace("@style-hash@", Html.hash(STYLE))
        .replace("@style@", STYLE)
        .replace("@verdict@", verdict)
        .replace("@a@", drawing(diff, diff.a(), sources))
        .replace("@b@", drawing(diff, diff.b(), sources))
        .replace("@a-name@", Html.escape(diff.a().name()))
        .replace("@b-name@", Html.escape(diff.b().name()))
        .replace("@a-lines@", lines(diff, diff.a()))
        .replace("@b-lines@", lines(diff, diff.b()));
  }

  private static String drawing(RunDiff diff, RunDiff.Log log, List<String> sources) {
    long end =
        Math.max(
            1,
            Stream.of(diff.a(), diff.b())
                .flatMap(one -> one.entries().stream())
                .mapToLong(RunDiff.Entry::nanos)
                .max()
                .orElse(1));
    int height = sources.size() * ROW + 4;
    StringBuilder svg = new StringBuilder();
    for (int i = 0; i < sources.size(); i++) {
      String source = sources.get(i);
      int y = i * ROW;
      // What falls on the same place is one mark: a run may have a hundred thousand entries.
      String marks =
          log.entries().stream()
              .filter(entry -> entry.source().equals(source))
              .mapToInt(entry -> x(entry.nanos(), end))
              .distinct()
              .mapToObj(x -> "M%d %dv14".formatted(x, y + 5))
              .collect(Collectors.joining());
      svg.append(
          "<text x=\"0\" y=\"%d\">%s</text><path class=\"mark-line\" d=\"%s\"/>"
              .formatted(y + 16, Html.escape(PrintableText.cut(source, 15)), marks));
    }
    if (!diff.isSame()) {
      int x = x(diff.at(), end);
      svg.append("<path class=\"part-line\" d=\"M%d 0v%d\"/>".formatted(x, height));
    }
    return "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s: its entries over %s s\">%s</svg>"
        .formatted(WIDTH, height, Html.escape(log.name()), seconds(end), svg);
  }

  private static int x(long nanos, long end) {
    return LEFT + (int) ((double) nanos / end * (WIDTH - LEFT - 4));
  }

  private static String lines(RunDiff diff, RunDiff.Log log) {
    int from = Math.max(0, diff.first() - BEFORE);
    int to = Math.min(log.entries().size(), diff.first() + BEHIND);
    StringBuilder lines = new StringBuilder();
    for (int i = from; i < to; i++) {
      lines.append(
          "<li class=\"%s\">%s</li>\n"
              .formatted(
                  i == diff.first() ? "parts" : i > diff.first() ? "behind" : "same",
                  Html.escape(log.entries().get(i).line())));
    }
    return lines
        + (diff.first() == log.entries().size() ? "<li class=\"parts\">(ends here)</li>\n" : "");
  }

  private static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%.6f", nanos / 1e9);
  }
}
