package org.wwep.emulator.cli.scenario;

import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.terminal.LineWriter;
import org.wwep.emulator.explore.ChaosEvent;
import org.wwep.emulator.explore.ExploreJson;
import org.wwep.emulator.explore.Explorer;
import org.wwep.emulator.explore.SeedRun;
import org.wwep.emulator.invariant.Violation;
import org.wwep.emulator.run.RunResult.Verdict;
import org.wwep.emulator.timeline.EventLog;

/** What the console says of an exploration, or of one seed of it. */
final class ExplorePrinter {
  private final LineWriter out;
  private final boolean json;
  private final InstantSource clock = InstantSource.system();

  ExplorePrinter(LineWriter out, boolean json) {
    this.out = out;
    this.json = json;
  }

  /** Tells what many seeds came to. */
  void searched(ExploreJson result, Explorer.@Nullable Finding finding) {
    if (json) {
      out.json(result.line(clock.instant(), finding).end());
    } else if (finding != null) {
      out.line("seed " + finding.seed() + ": " + finding.violation());
      out.line("smallest plan that still breaks it:");
      for (ChaosEvent chaosEvent : finding.plan().items()) {
        out.line("  " + chaosEvent);
      }
      out.line("again: " + result.again());
    } else if (result.verdict() == Verdict.INTERRUPTED) {
      out.line(
          "interrupted: %d of %d seeds from %d tried, no invariant broken; go on: %s"
              .formatted(result.tried(), result.seeds(), result.first(), result.again()));
    } else {
      out.line(
          "PASS: %d seeds from %d, %d presses acknowledged, no invariant broken"
              .formatted(result.seeds(), result.first(), result.acknowledged()));
    }
  }

  /** Tells what one seed came to, with all that happened. */
  void replayed(ExploreJson result, SeedRun seedRun, Explorer.@Nullable Finding finding) {
    if (json) {
      out.json(result.line(clock.instant(), finding).end());
      return;
    }
    seedRun
        .timeline()
        .entries()
        .forEach(timelineEntry -> out.line(EventLog.line(timelineEntry).stripTrailing()));
    Violation violation = seedRun.violation();
    out.line(
        violation == null
            ? "PASS: seed %d, %d presses acknowledged"
                .formatted(result.first(), seedRun.acknowledged())
            : "FAIL: seed " + result.first() + ": " + violation);
  }
}
