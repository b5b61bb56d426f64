package org.wwep.emulator.run;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.fault.FaultFormat;
import org.wwep.emulator.fault.TlsFault;
import org.wwep.emulator.scenario.AlwaysCondition;
import org.wwep.emulator.scenario.AlwaysSpec;
import org.wwep.emulator.scenario.DeviceSpec;
import org.wwep.emulator.scenario.FirmwareSpec;
import org.wwep.emulator.scenario.PartPin;
import org.wwep.emulator.scenario.Position;
import org.wwep.emulator.scenario.Rig;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.scenario.ServerSpec;
import org.wwep.emulator.scenario.Step;
import org.wwep.emulator.scenario.StepGroup;
import org.wwep.emulator.scenario.command.FaultCommand;
import org.wwep.emulator.scenario.command.PowerOffCommand;
import org.wwep.emulator.scenario.command.PowerOnCommand;
import org.wwep.emulator.scenario.command.RebootCommand;
import org.wwep.emulator.scenario.yaml.Problem;
import org.wwep.hal.Boards;

/** What a scenario asks for that a rig cannot do: known before it is run. */
public final class RigLimits {
  private final Scenario scenario;
  private final Rig rig;
  private final List<Problem> problems = new ArrayList<>();

  private RigLimits(Scenario scenario, Rig rig) {
    this.scenario = scenario;
    this.rig = rig;
  }

  /** Returns all that this rig cannot do, in the order of the file; nothing if it can be run. */
  public static List<Problem> of(Scenario scenario, Rig rig) {
    RigLimits limits = new RigLimits(scenario, rig);
    scenario.devices().forEach(limits::board);
    scenario.always().forEach(limits::always);
    if (rig != Rig.SIM) {
      limits.inRealTime();
    }
    return List.copyOf(limits.problems);
  }

  /**
   * Checks that a rig can run a scenario.
   *
   * @throws IllegalArgumentException if not, with the first thing that it cannot do
   */
  public static void check(Scenario scenario, Rig rig) {
    of(scenario, rig).stream()
        .findFirst()
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException(
                  "line " + problem.at().line() + ": " + problem.message());
            });
  }

  /** Rigs choose their boards themselves; a device may only say what that is. */
  private void board(DeviceSpec device) {
    boolean onBench = device.firmware() instanceof FirmwareSpec.OnBench;
    if (onBench != (rig == Rig.EXTERNAL)) {
      add(
          new Position(scenario.file(), 1, 1),
          onBench
              ? "device %s is a board on a bench: take the rig external".formatted(device.id())
              : "device %s says nothing of its bench: give it 'external', with its console and lines"
                  .formatted(device.id()));
      return;
    }
    boolean emulated = rig == Rig.SIM || rig == Rig.EMULATED;
    if (!device.hal().equals(Boards.AUTO) && !(emulated && device.hal().equals("emulated"))) {
      add(
          new Position(scenario.file(), 1, 1),
          "'hal: %s' of device %s: its boards are %s"
              .formatted(
                  device.hal(),
                  device.id(),
                  emulated ? "emulated" : "those of the lines, 'hal: auto'"));
    }
  }

  /** Nobody looks at an LED all the time, and tells. */
  private void always(AlwaysSpec spec) {
    if (rig == Rig.HUMAN
        && spec.condition() instanceof AlwaysCondition.HoldPin(PartPin pin, _)
        && scenario.device(pin.device()).board().leds().stream()
            .anyMatch(led -> led.id().equals(pin.part()))) {
      add(
          spec.at(),
          "'hold-pin': nobody can watch '%s' all the time: use the command hold-pin, or another rig"
              .formatted(pin.part()));
    }
  }

  private void inRealTime() {
    if (scenario.chaos() != null && scenario.steps().isEmpty()) {
      add(new Position(scenario.file(), 1, 1), "'chaos' needs virtual time: take the rig sim");
    }
    ServerSpec server = scenario.server();
    if (!server.address().equals(ServerSpec.DEFAULT.address())
        && !server.address().isLoopbackAddress()) {
      add(
          new Position(scenario.file(), 1, 1),
          "the server's 'address' is this machine's in real time, 127.0.0.1 to 127.255.255.255,"
              + " was "
              + server.address().getHostAddress());
    }
    List<Step> steps = flat(scenario.steps());
    for (int i = 0; i < steps.size(); i++) {
      restart(steps.get(i));
      if (steps.get(i).command() instanceof FaultCommand command) {
        String why = fault(command, steps.subList(i + 1, steps.size()));
        if (why != null) {
          add(steps.get(i).at(), "fault '%s': %s".formatted(command.fault().name(), why));
        }
      }
    }
  }

  /** A board that always has power can be neither switched off nor started again. */
  private void restart(Step step) {
    String switched =
        switch (step.command()) {
          case RebootCommand reboot -> reboot.device();
          case PowerOnCommand on -> on.device();
          case PowerOffCommand off -> off.device();
          default -> ServerSpec.ID;
        };
    for (DeviceSpec device : scenario.devices()) {
      if (device.id().equals(switched)
          && device.firmware() instanceof FirmwareSpec.OnBench(var board)) {
        if (!board.canRestart()) {
          add(
              step.at(),
              "'%s': nothing switches the power of %s: give 'external' its 'power' or 'reset'"
                  .formatted(step.command().keyword(), device.id()));
        } else if (!board.canSwitchOff() && !(step.command() instanceof RebootCommand)) {
          add(
              step.at(),
              "'%s': a command resets %s and cannot keep it off: give 'external' its 'power', or take 'reboot'"
                  .formatted(step.command().keyword(), device.id()));
        }
      }
    }
  }

  private static List<Step> flat(List<Step> steps) {
    List<Step> flat = new ArrayList<>();
    for (Step step : steps) {
      if (step.command() instanceof StepGroup group) {
        // Twice, since of what is repeated the beginning also follows the end.
        for (int i = 0; i < Math.min(group.times(), 2); i++) {
          flat.addAll(flat(group.steps()));
        }
      } else {
        flat.add(step);
      }
    }
    return flat;
  }

  private @Nullable String fault(FaultCommand command, List<Step> behind) {
    return switch (command.fault().type()) {
      case "gpio" ->
          rig == Rig.EMULATED
              ? null
              : "the lines of this rig cannot be taken away: sim and emulated have emulated boards";
      case "pool" -> rig == Rig.EXTERNAL ? "the packets of a board on a bench are its own" : null;
      case "dns" -> nameService(command, behind);
      case "tls" ->
          command.device() != null && ofCertificate(command)
              ? "in real time all devices have one address, so the certificate is wrong for all:"
                  + " leave 'device' out, or take the rig sim"
              : null;
      default -> null;
    };
  }

  private @Nullable String nameService(FaultCommand command, List<Step> behind) {
    if (rig == Rig.EXTERNAL) {
      return scenario.devices().stream()
              .filter(device -> command.device() == null || device.id().equals(command.device()))
              .anyMatch(
                  device ->
                      device.firmware() instanceof FirmwareSpec.OnBench(var board)
                          && board.hasNameServer())
          ? null
          : "the board looks names up with a resolver that is not this program: give 'external' a"
              + " name server that the board asks, 'network: {dns: 53}'";
    }
    return behind.stream().anyMatch(step -> boots(step, command.device()))
        ? null
        : "in real time the device has looked its server up before this step, and asks no"
            + " more: let a 'reboot' follow, or take the rig sim";
  }

  private static boolean ofCertificate(FaultCommand command) {
    return FaultFormat.parse(command.fault().type(), command.fault().attributes())
            instanceof TlsFault tls
        && tls.kind().ofCertificate();
  }

  private static boolean boots(Step step, @Nullable String device) {
    String booted =
        switch (step.command()) {
          case RebootCommand reboot -> reboot.device();
          case PowerOnCommand on -> on.device();
          default -> ServerSpec.ID;
        };
    return !booted.equals(ServerSpec.ID) && (device == null || device.equals(booted));
  }

  private void add(Position at, String what) {
    Problem problem = new Problem(at, "not on the rig " + rig + ": " + what);
    if (!problems.contains(problem)) {
      problems.add(problem);
    }
  }
}
