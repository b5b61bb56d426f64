package org.wwep.emulator.cli.lab;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.wwep.emulator.cli.lab.MitmLab.AttackResult;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.cli.terminal.LineWriter;
import org.wwep.emulator.cli.terminal.Terminals;
import org.wwep.emulator.pki.DevelopmentCaException;
import org.wwep.emulator.pki.InMemoryCa;
import org.wwep.net.host.HostStack;
import org.wwep.net.tls.Psk;
import org.wwep.net.tls.Tls;
import org.wwep.rtos.HostRtos;
import picocli.CommandLine.Command;

/** {@code wwep lab}. */
@Command(
    name = "lab",
    mixinStandardHelpOptions = true,
    description = "Experiments that explain themselves as they run.",
    subcommands = {LabCommand.MitmCommand.class, KeyExchangeCommand.class})
public final class LabCommand {
  /** {@code wwep lab mitm}. */
  @Command(
      name = "mitm",
      mixinStandardHelpOptions = true,
      description = {
        "Runs a man in the middle against three clients, all on this machine:",
        "one that verifies nothing and is deceived, and two that reject it.",
        "Exit code 0 if each client did as expected."
      })
  static final class MitmCommand implements Callable<Integer> {
    private final LineWriter out = LineWriter.standard();
    private final boolean styled = Terminals.styled();

    @Override
    public Integer call() throws Exception {
      SecureRandom random = new SecureRandom();
      try (HostRtos rtos = new HostRtos();
          HostStack net = new HostStack()) {
        List<AttackResult> scenes =
            new MitmLab(
                    rtos, net, Tls.secure(random, InstantSource.system()), secrets(random, rtos))
                .play();
        boolean well = true;
        for (AttackResult attackResult : scenes) {
          show(attackResult);
          well &= attackResult.asExpected();
        }
        out.line("");
        out.line(
            well
                ? "PASS: without a check anybody can be the server; a CA or a shared key prevents"
                    + " it"
                : "FAIL: the attack did not go as it has to, see above");
        return out.finish(well ? ExitCode.PASS : ExitCode.FAILED);
      }
    }

    private void show(AttackResult attackResult) {
      out.line("");
      out.line(attackResult.client() + (attackResult.fooled() ? " is fooled" : " refuses"));
      out.line("  client    " + attackResult.answer());
      attackResult.attacker().lines().forEach(line -> out.line("  " + line));
      if (styled) {
        drawing(attackResult).forEach(line -> out.drawn("  " + line));
      }
    }

    private static List<String> drawing(AttackResult attackResult) {
      return attackResult.fooled()
          ? SightDiagram.read(attackResult.attacker())
          : SightDiagram.refused(KeyExchangePhase.Actor.CLIENT);
    }

    private static MitmLab.LabCredentials secrets(SecureRandom random, HostRtos rtos)
        throws CliException {
      try {
        InMemoryCa ca = new InMemoryCa("wwep development CA", random, rtos.now());
        InMemoryCa theirs = new InMemoryCa("wwep development CA", random, rtos.now());
        byte[] key = new byte[32];
        random.nextBytes(key);
        return new MitmLab.LabCredentials(
            ca.server(List.of(MitmLab.SERVER)),
            ca.trust(),
            Psk.of("board", key),
            theirs.server(List.of(MitmLab.SERVER)));
      } catch (DevelopmentCaException e) {
        throw new CliException(ExitCode.ENVIRONMENT, String.valueOf(e.getMessage()));
      }
    }
  }
}
