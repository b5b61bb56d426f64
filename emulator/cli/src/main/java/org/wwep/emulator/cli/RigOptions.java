package org.wwep.emulator.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.rig.GpioSimBench;
import org.wwep.emulator.rig.HumanBench;
import org.wwep.emulator.rig.LoopbackBench;
import org.wwep.emulator.scenario.Rig;
import org.wwep.emulator.world.Bench;
import org.wwep.hal.Pin;
import picocli.CommandLine.Option;

/** What a rig with real lines has to know. */
final class RigOptions {
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
  List<Pin> loopback = List.of(LoopbackBench.PRESSES, LoopbackBench.LOOKS);

  /** Returns what makes the boards of this rig. */
  Bench.Maker bench(Rig rig) throws CliException {
    return switch (rig) {
      case SIM, EMULATED -> _ -> Bench.emulated();
      case GPIO_SIM -> GpioSimBench.on(chip);
      case LOOPBACK -> {
        if (loopback.size() != 2) {
          throw new CliException(
              ExitCode.USAGE,
              "--loopback takes two pins, the one that presses and the one that looks, was "
                  + loopback.size());
        }
        yield LoopbackBench.on(loopback.getFirst(), loopback.getLast(), chip);
      }
      case HUMAN -> HumanBench.with(new PersonAtTheConsole(), chip);
    };
  }
}
