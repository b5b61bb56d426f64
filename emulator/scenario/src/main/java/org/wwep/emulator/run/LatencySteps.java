package org.wwep.emulator.run;

import java.time.Duration;
import java.util.Optional;
import org.wwep.emulator.scenario.Command;
import org.wwep.emulator.scenario.Milestone;

/** Steps on how long a press takes from one milestone to another. */
final class LatencySteps {
  private final StepContext stepContext;

  LatencySteps(StepContext stepContext) {
    this.stepContext = stepContext;
  }

  void expect(Command.ExpectLatency step) throws StepFailedException, InterruptedException {
    PressMilestones pressed = latest(step.device());
    // What is on its way may still come in time.
    Duration begun = pressed.reached().getOrDefault(step.from(), stepContext.now());
    Duration left = begun.plus(step.max()).minus(stepContext.now());
    Optional<Duration> took =
        stepContext.bell().await(left.isNegative() ? Duration.ZERO : left, () -> took(step));
    if (took.isEmpty()) {
      PressMilestones now = latest(step.device());
      Milestone missing = now.reached().containsKey(step.from()) ? step.to() : step.from();
      throw new StepFailedException(
          "expected %s, was not %s yet".formatted(words(step), missing),
          legs(now),
          stepContext.lastEdges(step.device()));
    }
    if (took.get().compareTo(step.max()) > 0) {
      throw new StepFailedException(
          "expected %s, was %s".formatted(words(step), Formats.span(took.get())),
          legs(latest(step.device())),
          stepContext.lastEdges(step.device()));
    }
  }

  private PressMilestones latest(String device) throws StepFailedException {
    return PressMilestones.ofLatest(stepContext.timeline().entries(), DeviceRef.of(device))
        .orElseThrow(
            () -> new StepFailedException("expected a press of " + device + ", was none so far"));
  }

  private Optional<Duration> took(Command.ExpectLatency step) throws StepFailedException {
    var reached = latest(step.device()).reached();
    Duration from = reached.get(step.from());
    Duration to = reached.get(step.to());
    return from == null || to == null ? Optional.empty() : Optional.of(to.minus(from));
  }

  private static String words(Command.ExpectLatency step) {
    return "%s to %s of %s within %s"
        .formatted(step.from(), step.to(), step.device(), Formats.span(step.max()));
  }

  private static String legs(PressMilestones pressMilestones) {
    StringBuilder legs = new StringBuilder("the press:");
    pressMilestones
        .reached()
        .forEach((leg, at) -> legs.append(' ').append(leg).append(" @ ").append(Formats.at(at)));
    return legs.toString();
  }
}
