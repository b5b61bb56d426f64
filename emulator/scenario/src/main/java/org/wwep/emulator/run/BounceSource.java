package org.wwep.emulator.run;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.wwep.emulator.rig.BounceRecording;
import org.wwep.emulator.scenario.BounceSpec;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.scenario.Step;
import org.wwep.emulator.scenario.StepGroup;
import org.wwep.emulator.sim.Seed;
import org.wwep.hal.emulated.Bounce;
import org.wwep.hal.emulated.BouncePattern;

/** How a button bounces next: each press differently, one seed one sequence. */
final class BounceSource {
  private final Seed seed;
  private final Map<String, BounceRecording> recordings = new HashMap<>();
  private long presses;

  /**
   * Makes it, and reads the recordings that the scenario names.
   *
   * @throws IllegalArgumentException if one cannot be read
   */
  BounceSource(Scenario scenario, long seed) {
    this.seed = new Seed(seed).of("bounce");
    read(scenario, scenario.defaults().bounce());
    scenario.steps().forEach(step -> read(scenario, step));
  }

  /** Reads the recordings that a step names, from the scenario's folder. */
  void read(Scenario scenario, Step step) {
    step.command().bounces().forEach(bounce -> read(scenario, bounce));
    if (step.command() instanceof StepGroup group) {
      group.steps().forEach(one -> read(scenario, one));
    }
  }

  private void read(Scenario scenario, BounceSpec bounceSpec) {
    if (bounceSpec instanceof BounceSpec.ByRecording(String file)) {
      recordings.computeIfAbsent(file, _ -> BounceRecording.read(scenario.beside(file)));
    }
  }

  BouncePattern next(BounceSpec bounceSpec) {
    long number = presses++;
    long scatter = seed.of(number).value();
    return switch (bounceSpec) {
      case BounceSpec.ByProfile byProfile -> byProfile.profile().seeded(scatter);
      case BounceSpec.ByShape byShape ->
          new Bounce(
              byShape.edges(), byShape.window(), byShape.seed() == null ? scatter : byShape.seed());
      case BounceSpec.ByRecording(String file) ->
          Objects.requireNonNull(recordings.get(file)).press(number);
    };
  }
}
