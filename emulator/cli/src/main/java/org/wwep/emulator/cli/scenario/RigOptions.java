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
import org.wwep.emulator.testbed.HarnessFactory;
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
  List<Pin> loopback = List.of(LoopbackHarnessFactory.PRESSES, LoopbackHarnessFactory.LOOKS);

  /** Returns what makes the boards of this rig. */
  HarnessFactory.Opener bench(Rig rig) throws CliException {
    return switch (rig) {
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
