package org.wwep.emulator.cli.fleet;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.wwep.emulator.fleet.FleetCohort;
import org.wwep.emulator.fleet.FleetReport;
import org.wwep.emulator.fleet.FleetTally;
import org.wwep.emulator.fleet.FleetTally.FailureCount;
import org.wwep.emulator.fleet.LatencyText;
import org.wwep.emulator.fleet.Leg;
import org.wwep.emulator.fleet.LegHistograms;
import org.wwep.emulator.fleet.PressFailure;
import org.wwep.emulator.fleet.RegisterVerdict;
import org.wwep.emulator.report.Html;
import org.wwep.value.Durations;

/**
 * What a fleet did, as one page: whether the invariant holds, registers, rate, latencies, failures.
 *
 * <p><b>Shape</b>: self-contained and without a script, in the look of a search's page; what a
 * server said is never markup.
 */
final class FleetPage {
  private static final String SEEN = "seen";
  private static final List<Double> PERCENTS = List.of(50.0, 90.0, 99.0, 99.9);
  private static final String STYLE =
      Html.resource("page.css")
          + Html.resource("index.css")
          + Html.resource("search.css")
          + Html.resource(FleetPage.class, "fleet.css");

  private final FleetReport report;
  private final List<String> violations;

  private FleetPage(FleetReport report, List<String> violations) {
    this.report = report;
    this.violations = violations;
  }

  /**
   * Returns the page.
   *
   * @param violations what was not kept; empty if the fleet passed
   */
  static String text(FleetReport report, List<String> violations) {
    return new FleetPage(report, violations).text();
  }

  private String text() {
    String verdict = violations.isEmpty() ? "PASS" : "FAIL";
    FleetCohort faulty = report.faulty();
    return Html.resource(FleetPage.class, "fleet.html")
        .replace("@style-hash@", Html.hash(STYLE))
        .replace("@style@", STYLE)
        .replace("@verdict@", verdict)
        .replace("@kind@", verdict.toLowerCase(Locale.ROOT))
        .replace("@server@", Html.escape(report.server()))
        .replace("@counts@", Html.escape(FleetText.setting(report) + ". " + report.ids()))
        .replace("@judgement@", judgement())
        .replace("@figures@", figures())
        .replace("@registers@", registers("Registers", report.tally()))
        .replace("@rates@", RateChart.html(report.healthy().rates()))
        .replace("@latencies@", latencies("Latencies", report.legs()))
        .replace("@failures@", failures("Failures", report.tally()))
        .replace("@faulty@", faulty == null ? "" : faulty(faulty));
  }

  private String judgement() {
    return violations.isEmpty()
        ? "<p class=\"judgement\">%s</p>\n".formatted(Html.escape(FleetText.passed(report)))
        : violations.stream()
            .map(line -> "<li>" + Html.escape(line) + "</li>")
            .collect(Collectors.joining("", "<ul class=\"judgement\">", "</ul>\n"));
  }

  private String figures() {
    FleetTally tally = report.tally();
    String took = Durations.format(Duration.ofMillis(report.took().toMillis()));
    return figure("devices", report.ids().devices())
        + figure("presses", tally.presses())
        + figure("acknowledged", tally.acknowledgedPresses())
        + figure("failed", tally.failedPresses())
        + figure("acknowledged a second", String.format(Locale.ROOT, "%.0f", report.rate()))
        + figure("time", report.interrupted() ? took + " (interrupted)" : took)
        + (tally.attemptsRepeated() == 0
            ? ""
            : figure("attempts made again", tally.attemptsRepeated()))
        + (report.secure() ? figure("TLS handshakes", report.legs().count(Leg.TLS)) : "");
  }

  private static String figure(String name, Object value) {
    return "<div><dt>%s</dt><dd>%s</dd></div>".formatted(name, value);
  }

  private String faulty(FleetCohort cohort) {
    FleetTally tally = cohort.tally();
    return "<h2>With faults</h2>\n<p class=\"note\">%d devices, %d presses: %d acknowledged; %d failed</p>\n"
            .formatted(
                cohort.devices(),
                tally.presses(),
                tally.acknowledgedPresses(),
                tally.failedPresses())
        + registers("Registers of devices with faults", tally)
        + latencies("Latencies of devices with faults", cohort.legs())
        + failures("Failures of devices with faults", tally);
  }

  private static String registers(String name, FleetTally tally) {
    return counts(name, "it has", "registers", tally.registers(), RegisterVerdict.values());
  }

  private static String failures(String name, FleetTally tally) {
    return counts(name, "what became of it", "presses", tally.failures(), PressFailure.values());
  }

  private static <K extends Enum<K>> String counts(
      String name, String kind, String of, Map<K, FailureCount> counts, K[] order) {
    if (counts.isEmpty()) {
      return "";
    }
    String rows =
        Arrays.stream(order)
            .filter(counts::containsKey)
            .map(each -> row(each, counts.getOrDefault(each, new FailureCount(0, List.of()))))
            .collect(Collectors.joining());
    return table(name, List.of(kind, of, SEEN), rows);
  }

  private static String row(Enum<?> kind, FailureCount of) {
    String text =
        switch (kind) {
          case RegisterVerdict verdict -> verdict.text();
          case PressFailure failure -> failure.text();
          default -> kind.name();
        };
    boolean broken = kind instanceof RegisterVerdict verdict && !verdict.isSound();
    return "<tr%s><th scope=\"row\">%s</th><td>%d</td><td class=\"seen\">%s</td></tr>"
        .formatted(
            broken ? " class=\"broken\"" : "",
            Html.escape(text),
            of.count(),
            of.seen().stream().map(Html::escape).collect(Collectors.joining("<br>")));
  }

  private static String latencies(String name, LegHistograms legs) {
    String rows =
        Arrays.stream(Leg.values())
            .filter(leg -> legs.count(leg) > 0)
            .map(leg -> row(leg, legs))
            .collect(Collectors.joining());
    return rows.isEmpty()
        ? ""
        : table(name, List.of("leg", "p50", "p90", "p99", "p99.9", "longest", "presses"), rows);
  }

  private static String row(Leg leg, LegHistograms legs) {
    return "<tr><th scope=\"row\">%s</th>%s<td>%s</td><td>%d</td></tr>"
        .formatted(
            leg.text(),
            PERCENTS.stream()
                .map(
                    percent ->
                        "<td>%s</td>".formatted(LatencyText.of(legs.percentile(leg, percent))))
                .collect(Collectors.joining()),
            LatencyText.of(legs.longest(leg)),
            legs.count(leg));
  }

  private static String heading(String column) {
    String kind = column.equals(SEEN) ? " class=\"seen\"" : "";
    return "<th scope=\"col\"%s>%s</th>".formatted(kind, column);
  }

  private static String table(String name, List<String> columns, String rows) {
    return """
        <h2>%s</h2>
        <div class="wide" tabindex="0" role="group" aria-label="%s"><table><thead><tr>%s</tr></thead><tbody>%s</tbody></table></div>
        """
        .formatted(
            name,
            name,
            columns.stream().map(FleetPage::heading).collect(Collectors.joining()),
            rows);
  }
}
