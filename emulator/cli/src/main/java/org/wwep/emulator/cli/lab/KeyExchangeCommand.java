package org.wwep.emulator.cli.lab;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.wwep.emulator.cli.lab.KeyExchangePhase.KeyExchangeStep;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.cli.terminal.LineWriter;
import org.wwep.emulator.cli.terminal.Terminals;
import org.wwep.net.host.HostStack;
import org.wwep.rtos.HostRtos;
import picocli.CommandLine.Command;

/** {@code wwep lab key-exchange}. */
@Command(
    name = "key-exchange",
    mixinStandardHelpOptions = true,
    description = {
      "Plays the course's exchange of a symmetric key step by step, with real keys and connections",
      "on this machine: with nobody in between, with a man in the middle, with public keys that",
      "were shared beforehand, and with a certificate authority.",
      "Exit code 0 if the attacker read what it had to, and nothing else."
    })
final class KeyExchangeCommand implements Callable<Integer> {
  private final LineWriter out = LineWriter.standard();
  private final boolean styled = Terminals.styled();

  @Override
  public Integer call() throws Exception {
    try (HostRtos rtos = new HostRtos();
        HostStack net = new HostStack()) {
      List<KeyExchangePhase> phases =
          new KeyExchangeLab(net, new SecureRandom(), rtos.now()).play();
      phases.forEach(this::show);
      boolean well = phases.stream().allMatch(KeyExchangePhase::asExpected);
      out.line("");
      out.line(
          well
              ? "PASS: only the first exchange is vulnerable; a public key that is known to be"
                  + " right, or a CA, protects it"
              : "FAIL: the exchange did not go as it has to, see above");
      return out.finish(well ? ExitCode.PASS : ExitCode.FAILED);
    }
  }

  private void show(KeyExchangePhase phase) {
    out.line("");
    out.line(phase.title());
    int number = 1;
    for (KeyExchangeStep step : phase.steps()) {
      out.line(
          "  %2d  %-8s  %s"
              .formatted(number++, step.actor().name().toLowerCase(Locale.ROOT), step.text()));
    }
    phase.attacker().lines().forEach(line -> out.line("      " + line));
    if (styled) {
      phase.drawing().forEach(line -> out.drawn("      " + line));
    }
  }
}
