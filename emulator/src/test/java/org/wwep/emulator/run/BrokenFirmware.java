package org.wwep.emulator.run;

import java.time.Duration;
import java.util.function.UnaryOperator;
import org.wwep.device.ClientDevice;
import org.wwep.device.DeviceConfig;
import org.wwep.device.machine.ClientMachine;
import org.wwep.device.machine.Event;
import org.wwep.device.machine.Failure;
import org.wwep.device.machine.Machine;
import org.wwep.device.machine.MachineConfig;
import org.wwep.device.machine.Panel;
import org.wwep.device.machine.State;
import org.wwep.device.machine.Transition;
import org.wwep.emulator.world.FirmwareImage;

/** Firmware in which one thing is broken, and the one scenario that is about it. */
enum BrokenFirmware {
  /** The address for when the look-up fails is forgotten. */
  NO_FALLBACK("dns-fallback.yaml") {
    @Override
    DeviceConfig config(DeviceConfig right) {
      return new DeviceConfig(
          right.server().withFallback(null),
          right.id(),
          right.parts(),
          right.timing(),
          right.retry(),
          right.resolve(),
          right.debounce(),
          right.links());
    }
  },
  /** The debounce window is shorter than a worn contact bounces. */
  SHORT_DEBOUNCE("bounce-storm.yaml") {
    @Override
    DeviceConfig config(DeviceConfig right) {
      return right.withDebounce(Duration.ofMillis(3));
    }
  },
  /** The client waits longer for the reply than it should. */
  PATIENT_CLIENT("slow-server.yaml") {
    @Override
    DeviceConfig config(DeviceConfig right) {
      return right.withTiming(right.timing().withReply(Duration.ofMillis(700)));
    }
  },
  /** The echo is not compared. */
  BELIEVES_ANY_ECHO("check-reply.yaml") {
    @Override
    Machine machine(MachineConfig config) {
      return takenForDone(config, Failure.Kind.WRONG_ECHO);
    }
  },
  /** A reset is taken for an answer. */
  BELIEVES_A_RESET("reset-after-every-byte.yaml") {
    @Override
    Machine machine(MachineConfig config) {
      return takenForDone(config, Failure.Kind.PEER_RESET);
    }
  },
  /** What was queued is still there after the power was gone. */
  REMEMBERS_WITHOUT_POWER("power-loss.yaml") {
    @Override
    Machine machine(MachineConfig config) {
      ClientMachine right = new ClientMachine(config);
      Panel[] last = {Panel.dark()};
      return (state, event) -> {
        Transition transition = right.next(state, event);
        if (state instanceof State.Powered powered && event instanceof Event.PoweredOff) {
          last[0] = powered.panel();
        }
        return transition.state() instanceof State.Joining joining
                && event instanceof Event.PoweredOn
            ? new Transition(
                new State.Joining(joining.generation(), joining.attempt(), last[0]),
                transition.effects(),
                transition.ignored())
            : transition;
      };
    }
  },
  /** The queue has room for eight presses. */
  SHORT_QUEUE("rapid-presses.yaml") {
    @Override
    Machine machine(MachineConfig config) {
      ClientMachine right = new ClientMachine(config);
      return (state, event) ->
          state instanceof State.Powered powered
                  && event instanceof Event.ButtonPressed
                  && powered.panel().queue().size() >= 8
              ? new Transition(state, java.util.List.of(), "the queue is full")
              : right.next(state, event);
    }
  };

  private final String scenario;

  BrokenFirmware(String scenario) {
    this.scenario = scenario;
  }

  /** Returns the file of the scenario that has to notice. */
  String scenario() {
    return scenario;
  }

  DeviceConfig config(DeviceConfig right) {
    return right;
  }

  Machine machine(MachineConfig config) {
    return new ClientMachine(config);
  }

  FirmwareImage image() {
    UnaryOperator<DeviceConfig> config = this::config;
    return (board, rtos, net, right, trace, pools) ->
        new ClientDevice(board, rtos, net, config.apply(right), trace, pools, this::machine);
  }

  private static Machine takenForDone(MachineConfig config, Failure.Kind kind) {
    ClientMachine right = new ClientMachine(config);
    return (state, event) ->
        state instanceof State.AwaitingReply
                && event instanceof Event.LinkFailed failed
                && failed.failure().kind() == kind
            ? right.next(state, new Event.Acknowledged(failed.at(), failed.generation()))
            : right.next(state, event);
  }
}
