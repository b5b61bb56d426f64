package org.wwep.emulator.search;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.explore.ChaosCase;
import org.wwep.emulator.explore.ChaosEvent;
import org.wwep.emulator.explore.Explorer;
import org.wwep.emulator.explore.SeedRun;
import org.wwep.emulator.fault.FaultFormat;
import org.wwep.emulator.fault.FaultSpec;
import org.wwep.emulator.invariant.Violation;
import org.wwep.emulator.run.RunFailure;
import org.wwep.emulator.run.RunResult;
import org.wwep.emulator.run.StepResult;
import org.wwep.emulator.scenario.BounceSpec;
import org.wwep.emulator.scenario.Chaos;
import org.wwep.emulator.scenario.Command;
import org.wwep.emulator.scenario.FaultEntry;
import org.wwep.emulator.scenario.Formats;
import org.wwep.emulator.scenario.Mismatch;
import org.wwep.emulator.scenario.Position;
import org.wwep.emulator.scenario.Rig;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.scenario.Step;
import org.wwep.emulator.scenario.command.FaultCommand;
import org.wwep.emulator.scenario.command.PowerOffCommand;
import org.wwep.emulator.scenario.command.PressCommand;
import org.wwep.emulator.timeline.Timeline;

/** The smallest plan of a finding, run once more for all that happened. */
public final class FindingRun {
  private final Scenario scenario;
  private final Duration begin;
  private final Violation violation;

  private FindingRun(Scenario scenario, Duration begin, Violation violation) {
    this.scenario = scenario;
    this.begin = begin;
    this.violation = violation;
  }

  /**
   * Runs a finding once more.
   *
   * @return the result of a run whose steps are the presses and faults of the plan; the last one
   *     that had begun is the one that failed
   */
  public static RunResult of(Explorer explorer, SearchHeader header, SearchFinding finding)
      throws InterruptedException {
    ChaosCase smallest = finding.chaosCase(explorer);
    SeedRun run = explorer.run(smallest);
    List<ChaosEvent> events = smallest.plan().items();
    Scenario scenario = explorer.scenario();
    Violation violation = Objects.requireNonNullElse(run.violation(), finding.violation());
    FindingRun replay = new FindingRun(scenario, run.begin(), violation);
    return new RunResult(
        scenario,
        Rig.SIM,
        smallest.seed(),
        1,
        RunResult.Verdict.FAILED,
        replay.steps(events),
        end(run.timeline()),
        Duration.ZERO,
        new RunFailure(
            "%s seed %d @ %s"
                .formatted(scenario.file(), finding.seed(), Formats.at(violation.at())),
            replay.mismatch()),
        header.again(finding),
        run.timeline(),
        List.of());
  }

  private static Duration end(Timeline timeline) {
    return timeline.entries().stream()
        .map(entry -> entry.at())
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  private Mismatch mismatch() {
    String found =
        violation.subject().isEmpty()
            ? violation.detail()
            : violation.subject() + ": " + violation.detail();
    return new Mismatch(violation.toString(), violation.rule().words(), found, List.of());
  }

  private List<StepResult> steps(List<ChaosEvent> events) {
    int failed = -1;
    for (int i = 0; i < events.size(); i++) {
      if (begin.plus(events.get(i).at()).compareTo(violation.at()) <= 0) {
        failed = i;
      }
    }
    List<StepResult> steps = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      steps.add(step(i + 1, events.get(i), i == failed ? mismatch() : null));
    }
    return steps;
  }

  /** The step that was under way when it broke lasts until then. */
  private StepResult step(int number, ChaosEvent event, @Nullable Mismatch mismatch) {
    Duration from = begin.plus(event.at());
    Command command =
        switch (event) {
          case ChaosEvent.Press press ->
              new PressCommand(press.device(), press.button(), press.hold(), bounce());
          case ChaosEvent.PowerCycle cycle -> new PowerOffCommand(cycle.device());
          case ChaosEvent.FaultWindow window -> new FaultCommand(entry(window.spec()), null, true);
        };
    Duration lasted =
        switch (event) {
          case ChaosEvent.Press press -> press.hold();
          case ChaosEvent.PowerCycle cycle -> cycle.length();
          case ChaosEvent.FaultWindow window -> window.length();
        };
    return new StepResult(
        number,
        new Step(
            event.toString().replaceFirst(" @ .*", ""),
            command,
            Position.wholeFile(scenario.file())),
        from,
        mismatch == null ? from.plus(lasted) : violation.at(),
        mismatch);
  }

  private BounceSpec bounce() {
    Chaos chaos = scenario.chaos();
    return chaos == null ? BounceSpec.NONE : chaos.bounce();
  }

  private static FaultEntry entry(FaultSpec spec) {
    return new FaultEntry(
        spec.name(),
        FaultFormat.type(spec.fault()),
        FaultEntry.Stream.valueOf(spec.direction().name()),
        spec.toxicity(),
        FaultFormat.attributes(spec.fault()),
        Map.of());
  }
}
