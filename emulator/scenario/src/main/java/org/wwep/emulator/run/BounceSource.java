package org.wwep.emulator.run;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.wwep.emulator.rig.BounceRecording;
import org.wwep.emulator.scenario.BounceSpec;
import org.wwep.emulator.scenario.Command;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.scenario.Step;
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

  private void read(Scenario scenario, Step step) {
    switch (step.command()) {
      case Command.Press press -> read(scenario, press.bounce());
      case Command.PressDown down -> read(scenario, down.bounce());
      case Command.Release release -> read(scenario, release.bounce());
      case Command.Repeat repeat -> repeat.steps().forEach(one -> read(scenario, one));
      case Command.Delay _,
          Command.WaitSerial _,
          Command.ExpectNotSerial _,
          Command.WriteSerial _,
          Command.ExpectPin _,
          Command.SetControl _,
          Command.WaitPin _,
          Command.HoldPin _,
          Command.ExpectBlink _,
          Command.WaitFrame _,
          Command.ExpectNoFrame _,
          Command.ExpectRegister _,
          Command.ExpectState _,
          Command.ExpectLatency _,
          Command.InjectFault _,
          Command.ClearFault _,
          Command.Reboot _,
          Command.PowerOff _,
          Command.PowerOn _ -> {}
    }
  }

  private void read(Scenario scenario, BounceSpec bounceSpec) {
    if (bounceSpec instanceof BounceSpec.ByRecording(String file)) {
      recordings.computeIfAbsent(
          file, _ -> BounceRecording.read(Path.of(scenario.file()).resolveSibling(file)));
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
