package org.wwep.emulator.cli.scenario;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ConsoleOperator;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.rig.GpioSimHarnessFactory;
import org.wwep.emulator.rig.HumanHarnessFactory;
import org.wwep.emulator.rig.LoopbackHarnessFactory;
import org.wwep.emulator.scenario.Rig;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.testbed.HarnessFactory;
import org.wwep.hal.Pin;
import picocli.CommandLine.Option;

/** On which rig scenarios run, from which seed, and what a rig with real lines has to know. */
final class RigOptions {
  @Option(
      names = "--rig",
      paramLabel = "RIG",
      description =
          "sim: virtual time; emulated: real time and sockets; gpio-sim, loopback, human: real"
              + " GPIO; external: boards on a bench (default: the file's, else sim).")
  @Nullable Rig rig;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of everything random (default: the file's, else 1).")
  @Nullable Long seed;

  @Option(
      names = "--gpio-chip",
      paramLabel = "NAME",
      description =
          "GPIO chip of a rig with real lines (default: the simulated one, or the board's own).")
  @Nullable String chip;

  @Option(
      names = "--loopback",
      paramLabel = "PIN,PIN",
      split = ",",
      arity = "1",
      description =
          "Pins wired to the button's and to the LED's, of the rig loopback (default:"
              + " GPIO6,GPIO27).")
  List<Pin> loopback = List.of(LoopbackHarnessFactory.PRESSES, LoopbackHarnessFactory.LOOKS);

  /** Returns the rig of a scenario: the one given, else its own. */
  Rig of(Scenario scenario) {
    return rig != null ? rig : scenario.rig() != null ? scenario.rig() : Rig.SIM;
  }

  /** Returns the seed of a scenario's first run: the one given, else its own. */
  long firstSeed(Scenario scenario) {
    return seed != null ? seed : scenario.seed() != null ? scenario.seed() : 1;
  }

  /** Returns what makes the boards of this rig. */
  HarnessFactory.Opener bench(Rig chosen) throws CliException {
    return switch (chosen) {
      case SIM, EMULATED, EXTERNAL -> _ -> HarnessFactory.emulated();
      case GPIO_SIM -> GpioSimHarnessFactory.on(chip);
      case LOOPBACK -> {
        if (loopback.size() != 2) {
          throw new CliException(
              ExitCode.USAGE,
              "--loopback takes two pins, the one that presses and the one that looks, was "
                  + loopback.size());
        }
        yield LoopbackHarnessFactory.on(loopback.getFirst(), loopback.getLast(), chip);
      }
      case HUMAN -> HumanHarnessFactory.with(new ConsoleOperator("wwep run"), chip);
    };
  }
}
