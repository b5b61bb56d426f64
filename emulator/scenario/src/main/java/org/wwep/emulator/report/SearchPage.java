package org.wwep.emulator.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.wwep.emulator.invariant.Violation;
import org.wwep.emulator.search.SearchFinding;
import org.wwep.emulator.search.SearchSummary;
import org.wwep.emulator.search.SearchTally;
import org.wwep.emulator.timeline.EventLog;

/**
 * A search as one page: totals, what was found, what was reached and what never was.
 *
 * <p><b>Shape</b>: self-contained and without a script, in the look of a run's page; what the
 * search's text says is never markup.
 */
final class SearchPage {
  private static final int MOST_SEEDS = 20;
  private static final String STYLE =
      Html.resource("page.css") + Html.resource("index.css") + Html.resource("search.css");

  private final SearchSummary summary;
  private final Set<Long> linked;

  private SearchPage(SearchSummary summary, Set<Long> linked) {
    this.summary = summary;
    this.linked = linked;
  }

  /**
   * Returns the page.
   *
   * @param linked the seeds whose findings have a page of their own beside it
   */
  static String text(SearchSummary summary, Set<Long> linked) {
    return new SearchPage(summary, linked).text();
  }

  /** Returns the name of a finding's page, beside this one. */
  static String name(SearchFinding finding) {
    return "seed-" + finding.seed() + ".html";
  }

  private String text() {
    return Html.resource("search.html")
        .replace("@style-hash@", Html.hash(STYLE))
        .replace("@style@", STYLE)
        .replace("@verdict@", summary.verdict().name())
        .replace("@kind@", summary.verdict().name().toLowerCase(Locale.ROOT))
        .replace("@file@", Html.escape(summary.header().file()))
        .replace("@counts@", Html.escape(summary.counts()))
        .replace("@figures@", figures())
        .replace("@unfinished@", unfinished())
        .replace("@findings@", findings() + sometimes())
        .replace(
            "@coverage@",
            CoverageTable.html(summary) + MomentTable.html(summary) + FunctionTable.html(summary));
  }

  private String figures() {
    SearchTally tally = summary.tally();
    double seconds = tally.work().toNanos() / 1e9;
    String rate = seconds > 0 ? String.format(Locale.ROOT, "%.0f", tally.tried() / seconds) : "-";
    return figure("seeds tried", Long.toString(tally.tried()))
        + figure("seeds that broke an invariant", Integer.toString(tally.findings().size()))
        + figure("causes", Integer.toString(summary.causes().size()))
        + figure("presses acknowledged", Long.toString(tally.acknowledged()))
        + figure("seeds a second, each thread", rate)
        + figure("work of all threads", String.format(Locale.ROOT, "%.1f s", seconds))
        + figure(
            "link, fault, moment and transition together", Long.toString(tally.coverage().tuples()))
        + (tally.isTimeUp() ? figure("ended", "time is up") : "");
  }

  private static String figure(String name, String value) {
    return "<div><dt>%s</dt><dd>%s</dd></div>".formatted(name, value);
  }

  private String unfinished() {
    if (summary.unfinished().isEmpty()) {
      return "";
    }
    return summary.unfinished().stream()
        .map(line -> "<li>" + Html.escape(line) + "</li>")
        .collect(Collectors.joining("", "<h2>Not finished</h2><ul class=\"unfinished\">", "</ul>"));
  }

  private String sometimes() {
    if (summary.header().sometimes().isEmpty()) {
      return "";
    }
    String never = summary.seeds().shard().isWhole() ? "never seen" : "not seen in this shard";
    return summary.header().sometimes().stream()
        .map(label -> sometimes(label, never))
        .collect(
            Collectors.joining(
                "",
                "<h2>Sometimes</h2><div class=\"wide some\" tabindex=\"0\" role=\"group\""
                    + " aria-label=\"What has to be seen at least once\"><table><thead><tr>"
                    + "<th scope=\"col\">has to be seen at least once</th>"
                    + "<th scope=\"col\">seeds</th></tr></thead><tbody>",
                "</tbody></table></div>\n"));
  }

  private String sometimes(String label, String never) {
    Long seeds = summary.tally().sometimes().get(label);
    return "<tr class=\"%s\"><th scope=\"row\">%s</th><td class=\"%s\">%s</td></tr>"
        .formatted(
            seeds == null ? "never" : "seen",
            Html.escape(label),
            seeds == null ? "none" : "count",
            seeds == null ? never : seeds.toString());
  }

  private String findings() {
    Map<String, List<SearchFinding>> causes = summary.causes();
    if (causes.isEmpty()) {
      return "";
    }
    return causes.values().stream()
        .map(this::finding)
        .collect(Collectors.joining("\n", "<h2>Findings</h2>\n", "\n"));
  }

  private String finding(List<SearchFinding> sameCause) {
    SearchFinding lowest = sameCause.getFirst();
    String plan =
        lowest.plan().stream()
            .map(line -> "<li>" + Html.escape(line) + "</li>")
            .collect(Collectors.joining());
    return """
        <article class="finding"><h3>seed %d: %s</h3><p class="detail">%s</p>%s%s%s\
        <code class="replay" tabindex="0" role="group" aria-label="Command that runs seed %d again">%s</code></article>\
        """
        .formatted(
            lowest.seed(),
            Html.escape(lowest.violation().rule().words()),
            Html.escape(detail(lowest.violation())),
            plan.isEmpty()
                ? "<p>It takes neither presses nor faults.</p>"
                : "<p>The smallest plan that still breaks it:</p><ol>" + plan + "</ol>",
            linked.contains(lowest.seed())
                ? "<p><a class=\"timeline-link\" href=\"%s\">Timeline of seed %d</a></p>"
                    .formatted(name(lowest), lowest.seed())
                : "",
            others(sameCause),
            lowest.seed(),
            Html.escape(summary.header().again(lowest)));
  }

  private static String detail(Violation violation) {
    String subject = violation.subject().isEmpty() ? "" : violation.subject() + ": ";
    return subject + violation.detail() + " @ " + EventLog.seconds(violation.at()) + "s";
  }

  private static String others(List<SearchFinding> sameCause) {
    if (sameCause.size() == 1) {
      return "";
    }
    String seeds =
        sameCause.stream()
            .skip(1)
            .limit(MOST_SEEDS)
            .map(finding -> Long.toString(finding.seed()))
            .collect(Collectors.joining(", "));
    return "<p class=\"others\">By the same cause, %s, %d more: %s%s</p>"
        .formatted(
            Html.escape(sameCause.getFirst().cause()),
            sameCause.size() - 1,
            seeds,
            sameCause.size() - 1 > MOST_SEEDS ? ", ..." : "");
  }
}
