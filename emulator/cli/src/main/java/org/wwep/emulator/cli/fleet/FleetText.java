package org.wwep.emulator.cli.fleet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.fleet.FleetCohort;
import org.wwep.emulator.fleet.FleetReport;
import org.wwep.emulator.fleet.FleetTally;
import org.wwep.emulator.fleet.FleetTally.FailureCount;
import org.wwep.emulator.fleet.LatencyText;
import org.wwep.emulator.fleet.Leg;
import org.wwep.emulator.fleet.PressFailure;
import org.wwep.emulator.fleet.RegisterVerdict;
import org.wwep.value.Durations;

/** What a fleet did, as lines for a person. */
final class FleetText {
  private static final String ROW = "%-11s%10s%10s%10s%10s%10s";

  private final FleetReport report;
  private final List<String> lines = new ArrayList<>();

  private FleetText(FleetReport report) {
    this.report = report;
  }

  /** Returns the lines, the verdict last. */
  static List<String> lines(FleetReport report, List<String> violations) {
    FleetText text = new FleetText(report);
    text.presses();
    text.latencies();
    text.failures(report.tally());
    text.connections();
    text.registers(report.tally());
    text.faulty();
    violations.forEach(violation -> text.add("FAIL: " + violation));
    if (violations.isEmpty()) {
      text.add("PASS: " + passed(report));
    }
    return text.lines;
  }

  /** Returns what it says that a fleet passed. */
  static String passed(FleetReport report) {
    return "no press lost, duplicated or out of order"
        + (report.interrupted() ? ", until it was interrupted" : "");
  }

  /** Returns how devices pressed on their server, in one line. */
  static String setting(FleetReport report) {
    return "%s%s, %s, by %s, seed %d%s"
        .formatted(
            report.firmware() == null ? "" : "firmware " + report.firmware() + ", ",
            report.connections(),
            report.model(),
            report.transport(),
            report.seed(),
            report.shard().isWhole() ? "" : ", shard " + report.shard());
  }

  private void add(String line) {
    lines.add(line);
  }

  private void presses() {
    FleetTally tally = report.tally();
    add(report.server() + ", " + setting(report));
    add(report.ids().toString());
    add(
        "%d presses in %s%s: %d acknowledged, %.0f/s; %d failed"
            .formatted(
                tally.presses(),
                Durations.format(Duration.ofMillis(report.took().toMillis())),
                report.interrupted() ? " (interrupted)" : "",
                tally.acknowledgedPresses(),
                report.rate(),
                tally.failedPresses()));
  }

  private void latencies() {
    add(ROW.formatted("", "p50", "p90", "p99", "p99.9", "longest"));
    for (Leg leg : Leg.values()) {
      if (report.legs().count(leg) > 0) {
        add(
            ROW.formatted(
                leg.text(),
                time(leg, 50),
                time(leg, 90),
                time(leg, 99),
                time(leg, 99.9),
                LatencyText.of(report.legs().longest(leg))));
      }
    }
  }

  private String time(Leg leg, double percent) {
    return LatencyText.of(report.legs().percentile(leg, percent));
  }

  private void failures(FleetTally tally) {
    if (tally.attemptsRepeated() > 0) {
      add("%d attempts failed and were made again".formatted(tally.attemptsRepeated()));
    }
    if (!tally.failures().isEmpty()) {
      add("failed:");
      for (PressFailure failure : PressFailure.values()) {
        item(tally.failures().get(failure), failure.text());
      }
    }
  }

  private void item(@Nullable FailureCount of, String text) {
    if (of != null) {
      String first = of.first().isEmpty() ? "" : ": " + of.first();
      add("  %d %s%s".formatted(of.count(), text, first));
    }
  }

  private void connections() {
    FleetTally tally = report.tally();
    if (report.secure()) {
      long handshakes = report.legs().count(Leg.TLS);
      add(
          report.firmware() == null
              ? "%d handshakes, %d of them full ones".formatted(handshakes, report.fullHandshakes())
              : "%d handshakes".formatted(handshakes));
    }
    // Some are closed late by a server with much to do.
    if (tally.connectionsLeftOpen() > tally.acknowledgedPresses() / 2) {
      add(
          ("the server left %d connections open behind its reply, so that devices closed them:"
                  + " try --keep-alive")
              .formatted(tally.connectionsLeftOpen()));
    }
    if (tally.connectionsClosedEarly() > 0) {
      add(
          ("the server closed %d connections between presses: start it with --keep-alive, or drop"
                  + " that here")
              .formatted(tally.connectionsClosedEarly()));
    }
  }

  private void registers(FleetTally tally) {
    if (tally.registers().isEmpty()) {
      return;
    }
    add("registers:");
    for (RegisterVerdict verdict : RegisterVerdict.values()) {
      item(tally.registers().get(verdict), verdict.text());
    }
  }

  private void faulty() {
    FleetCohort cohort = report.faulty();
    if (cohort != null) {
      FleetTally tally = cohort.tally();
      add(
          "with faults: %d devices, %d presses: %d acknowledged; %d failed"
              .formatted(
                  cohort.devices(),
                  tally.presses(),
                  tally.acknowledgedPresses(),
                  tally.failedPresses()));
      failures(tally);
      registers(tally);
    }
  }
}
