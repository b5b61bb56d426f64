package org.wwep.emulator.run;

import java.time.Duration;
import java.util.Optional;
import org.wwep.emulator.scenario.Command;
import org.wwep.emulator.scenario.Leg;

/** Steps on how long a press takes from one milestone to another. */
final class LatencySteps {
  private final Scene scene;

  LatencySteps(Scene scene) {
    this.scene = scene;
  }

  void expect(Command.ExpectLatency step) throws StepFailed, InterruptedException {
    Milestones pressed = latest(step.device());
    // What is on its way may still come in time.
    Duration begun = pressed.reached().getOrDefault(step.from(), scene.now());
    Duration left = begun.plus(step.max()).minus(scene.now());
    Optional<Duration> took =
        scene.bell().await(left.isNegative() ? Duration.ZERO : left, () -> took(step));
    if (took.isEmpty()) {
      Milestones now = latest(step.device());
      Leg missing = now.reached().containsKey(step.from()) ? step.to() : step.from();
      throw new StepFailed(
          "expected %s, was not %s yet".formatted(words(step), missing),
          legs(now),
          scene.lastEdges(step.device()));
    }
    if (took.get().compareTo(step.max()) > 0) {
      throw new StepFailed(
          "expected %s, was %s".formatted(words(step), Shown.span(took.get())),
          legs(latest(step.device())),
          scene.lastEdges(step.device()));
    }
  }

  private Milestones latest(String device) throws StepFailed {
    return Milestones.ofLatest(scene.timeline().entries(), Whose.of(device))
        .orElseThrow(() -> new StepFailed("expected a press of " + device + ", was none so far"));
  }

  private Optional<Duration> took(Command.ExpectLatency step) throws StepFailed {
    var reached = latest(step.device()).reached();
    Duration from = reached.get(step.from());
    Duration to = reached.get(step.to());
    return from == null || to == null ? Optional.empty() : Optional.of(to.minus(from));
  }

  private static String words(Command.ExpectLatency step) {
    return "%s to %s of %s within %s"
        .formatted(step.from(), step.to(), step.device(), Shown.span(step.max()));
  }

  private static String legs(Milestones milestones) {
    StringBuilder legs = new StringBuilder("the press:");
    milestones
        .reached()
        .forEach((leg, at) -> legs.append(' ').append(leg).append(" @ ").append(Shown.at(at)));
    return legs.toString();
  }
}
