package org.wwep.emulator.fleet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.value.Durations;

/**
 * What a fleet has to keep to pass.
 *
 * @param errors how many presses may fail
 * @param p99 the time that 99 % of the presses may take, or null for any
 */
public record FleetBudget(ErrorBudget errors, @Nullable Duration p99) {
  private static final double P99 = 99;

  /** Says what was not kept, one line each; empty if all was. */
  public List<String> violations(FleetReport report) {
    List<String> violations = new ArrayList<>();
    FleetTally tally = report.all();
    if (tally.surplusReplies() > 0) {
      violations.add("%d replies came twice or unasked".formatted(tally.surplusReplies()));
    }
    if (tally.repeatedValues() > 0) {
      violations.add(
          ("%d presses wrote what the press before had written: one was lost, duplicated, or"
                  + " written out of order")
              .formatted(tally.repeatedValues()));
    }
    for (RegisterVerdict verdict : RegisterVerdict.values()) {
      FleetTally.FailureCount of = tally.registers().get(verdict);
      if (of != null && !verdict.isSound()) {
        violations.add(
            "%d registers: %s; the first: %s".formatted(of.count(), verdict.text(), of.first()));
      }
    }
    if (tally.presses() == 0 && !report.interrupted() && report.shard().isWhole()) {
      violations.add("no press was due: the run was too short, or the rate too low");
    }
    errors.violation(report.errors(), report.tally().presses()).ifPresent(violations::add);
    Duration most = p99;
    if (most != null && report.tally().acknowledgedPresses() == 0 && !report.interrupted()) {
      violations.add("no press was acknowledged, so that the time of 99 % cannot be judged");
    }
    long seen = report.legs().percentile(Leg.WHOLE, P99);
    if (most != null && seen > most.toNanos()) {
      violations.add(
          "99 %% of the presses took up to %s, expected %s"
              .formatted(LatencyText.of(seen), Durations.format(most)));
    }
    return violations;
  }
}
