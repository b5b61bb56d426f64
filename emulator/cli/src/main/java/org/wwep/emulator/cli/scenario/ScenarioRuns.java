package org.wwep.emulator.cli.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.explore.SeedRun;
import org.wwep.emulator.invariant.Violation;
import org.wwep.emulator.run.RunFailure;
import org.wwep.emulator.run.RunRequest;
import org.wwep.emulator.run.RunResult;
import org.wwep.emulator.run.RunResult.Verdict;
import org.wwep.emulator.run.ScenarioRunner;
import org.wwep.emulator.scenario.Chaos;
import org.wwep.emulator.scenario.Mismatch;
import org.wwep.emulator.scenario.Rig;
import org.wwep.emulator.sim.Schedule;
import org.wwep.emulator.timeline.Timeline;

/** One run: of a scenario's steps, or of its chaos if it has no steps. */
public final class ScenarioRuns {
  private ScenarioRuns() {}

  public static RunResult run(RunRequest request) {
    Chaos chaos = request.scenario().chaos();
    return chaos != null && request.scenario().steps().isEmpty()
        ? chaos(request, chaos)
        : ScenarioRunner.run(request);
  }

  /** Runs what {@code wwep explore} runs for this seed. */
  private static RunResult chaos(RunRequest request, Chaos chaos) {
    long begun = System.nanoTime();
    if (request.rig() != Rig.SIM) {
      return result(
          request,
          begun,
          Verdict.BROKEN,
          "chaos needs virtual time: run it with --rig sim",
          new Timeline(Instant.EPOCH));
    }
    try {
      SeedRun seedRun =
          SeedRun.run(
              request.scenario(), chaos, request.firmware(), Schedule.SHUFFLED, request.seed());
      Violation violation = seedRun.violation();
      return result(
          request,
          begun,
          violation == null ? Verdict.PASSED : Verdict.FAILED,
          violation == null ? null : violation.toString(),
          seedRun.timeline());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return result(
          request, begun, Verdict.INTERRUPTED, "interrupted", new Timeline(Instant.EPOCH));
    }
  }

  private static RunResult result(
      RunRequest request,
      long begun,
      Verdict verdict,
      @Nullable String failure,
      Timeline timeline) {
    return new RunResult(
        request.scenario(),
        request.rig(),
        request.seed(),
        request.repetition(),
        verdict,
        List.of(),
        timeline.size() == 0 ? Duration.ZERO : timeline.get(timeline.size() - 1).at(),
        Duration.ofNanos(System.nanoTime() - begun),
        failure == null
            ? null
            : new RunFailure(
                "%s seed %d".formatted(request.scenario().file(), request.seed()),
                Mismatch.because(failure)),
        request.reproduce(),
        timeline,
        List.of());
  }
}
