package org.wwep.emulator.explore;

import java.util.function.Function;
import org.wwep.device.ClientDevice;
import org.wwep.device.DeviceConfig;
import org.wwep.device.machine.ClientMachine;
import org.wwep.device.machine.Effect;
import org.wwep.device.machine.Event;
import org.wwep.device.machine.Failure;
import org.wwep.device.machine.Machine;
import org.wwep.device.machine.MachineConfig;
import org.wwep.device.machine.State;
import org.wwep.device.machine.Transition;
import org.wwep.device.trace.Trace;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.testbed.ClientImage;
import org.wwep.hal.Board;
import org.wwep.net.LinkException;
import org.wwep.net.NetworkStack;
import org.wwep.net.packet.PacketPools;
import org.wwep.net.packet.PacketSocket;
import org.wwep.protocol.WriteRequest;
import org.wwep.rtos.Rtos;

/** Firmware with bugs that were put there on purpose. */
public enum SeededBugs {
  /** A press whose connection is not answered in time is taken for done. */
  DROPS_A_PRESS_ON_CONNECT_TIMEOUT {
    @Override
    Machine machine(MachineConfig config) {
      ClientMachine right = new ClientMachine(config);
      return (state, event) -> {
        Transition transition = right.next(state, event);
        boolean timeout =
            state instanceof State.Connecting
                && event instanceof Event.LinkFailed failed
                && failed.failure().kind() == Failure.Kind.CONNECT_FAILED
                && failed.failure().detail().contains("no answer");
        return timeout && transition.state() instanceof State.BackingOff backingOff
            ? dropped(transition, backingOff)
            : transition;
      };
    }
  },

  /** A packet made to note a refusal is not deleted. */
  FORGETS_A_PACKET_ON_X {
    @Override
    Trace trace(Trace right, NetworkStack net, PacketPools pools) {
      return event -> {
        if (event instanceof TraceEvent.ResponseReceived answer
            && answer.response().startsWith("X")) {
          forget(net, pools);
        }
        right.record(event);
      };
    }
  },

  /** The frame is made when it is sent, from what the LED shows then. */
  SENDS_THE_STATE_OF_A_LATER_PRESS {
    @Override
    Machine machine(MachineConfig config) {
      ClientMachine right = new ClientMachine(config);
      return (state, event) -> {
        Transition transition = right.next(state, event);
        return transition.state() instanceof State.Powered powered
            ? new Transition(
                transition.state(),
                transition.effects().stream().map(e -> late(e, powered)).toList(),
                transition.ignored())
            : transition;
      };
    }
  };

  Machine machine(MachineConfig config) {
    return new ClientMachine(config);
  }

  Trace trace(Trace right, NetworkStack net, PacketPools pools) {
    return right;
  }

  /** Returns the firmware. */
  public ClientImage image() {
    return this::install;
  }

  private ClientDevice install(
      Board board,
      Rtos rtos,
      NetworkStack net,
      DeviceConfig config,
      Trace trace,
      PacketPools pools) {
    Function<MachineConfig, Machine> machine = this::machine;
    return new ClientDevice(board, rtos, net, config, trace(trace, net, pools), pools, machine);
  }

  private static Transition dropped(Transition transition, State.BackingOff backingOff) {
    return new Transition(
        new State.BackingOff(
            backingOff.generation(),
            backingOff.attempt(),
            backingOff.board().queue().size() > 1
                ? backingOff.board().settled()
                : backingOff.board(),
            backingOff.resume()),
        transition.effects(),
        transition.ignored());
  }

  private static void forget(NetworkStack net, PacketPools pools) {
    try {
      // The socket is closed, the packet is not deleted.
      try (var connection = net.socket();
          PacketSocket socket = new PacketSocket(pools, connection)) {
        socket.createPacket(16);
      }
    } catch (LinkException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Effect late(Effect effect, State.Powered powered) {
    return switch (effect) {
      case Effect.Send(int generation, WriteRequest frame) ->
          new Effect.Send(generation, now(frame, powered));
      case Effect.AwaitReply(int generation, WriteRequest frame) ->
          new Effect.AwaitReply(generation, now(frame, powered));
      default -> effect;
    };
  }

  private static WriteRequest now(WriteRequest frame, State.Powered powered) {
    return new WriteRequest(frame.device(), frame.register(), powered.board().lit() ? 1 : 0);
  }
}
