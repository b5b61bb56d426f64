package org.wwep.emulator.run;

import java.time.Duration;
import java.util.function.UnaryOperator;
import org.wwep.client.ApiStyle;
import org.wwep.device.ClientDevice;
import org.wwep.device.DeviceConfig;
import org.wwep.device.LinkConfig;
import org.wwep.device.ServerConfig;
import org.wwep.device.machine.BoardState;
import org.wwep.device.machine.ClientMachine;
import org.wwep.device.machine.Event;
import org.wwep.device.machine.Failure;
import org.wwep.device.machine.Machine;
import org.wwep.device.machine.MachineConfig;
import org.wwep.device.machine.State;
import org.wwep.device.machine.Transition;
import org.wwep.emulator.coprocessor.CoprocessorStack;
import org.wwep.emulator.coprocessor.driver.RadioEvent;
import org.wwep.emulator.testbed.ClientImage;
import org.wwep.hal.Board;
import org.wwep.net.LinkException;
import org.wwep.net.NetworkStack;
import org.wwep.net.bsd.ErrnoException;
import org.wwep.net.packet.PacketPools;
import org.wwep.net.packet.PoolSizes;
import org.wwep.net.tls.TlsClientLayer;
import org.wwep.rtos.Rtos;

/** Firmware in which one thing is broken, and the one scenario that is about it. */
enum BrokenFirmware implements Mutation {
  /** The address for when the look-up fails is forgotten. */
  NO_FALLBACK("dns-fallback.yaml") {
    @Override
    DeviceConfig config(DeviceConfig right) {
      return new DeviceConfig(
          new ServerConfig(right.server().host(), right.server().address(), null),
          right.parts(),
          right.links(),
          right.settings());
    }
  },
  /** The LED is lit some time after the press. */
  LATE_LED("button-press.yaml") {
    @Override
    Board board(Board right, Rtos rtos) {
      return new DelayedLedBoard(right, rtos, Duration.ofMillis(80));
    }
  },
  /** The firmware has packets of its own, beside the device's. */
  HAS_OWN_PACKETS("packets.yaml") {
    @Override
    PacketPools pools(PacketPools right, Rtos rtos) {
      return new PacketPools(PoolSizes.DEFAULT, rtos);
    }
  },
  /** The number of attempts is a fixed one. */
  GIVES_UP_SOON("wifi-drop.yaml") {
    @Override
    DeviceConfig config(DeviceConfig right) {
      return right.withSettings(
          settings ->
              settings.withRetry(
                  settings.retry().withAttempts(Math.min(5, settings.retry().attempts()))));
    }
  },
  /** Zephyr's sockets are not told to secure the connection. */
  ZEPHYR_IN_THE_CLEAR("zephyr-sockets.yaml") {
    @Override
    DeviceConfig config(DeviceConfig right) {
      LinkConfig open = right.links().getFirst();
      return withLinks(right, link -> link.api() == ApiStyle.BSD ? open : link);
    }
  },
  /** What the coprocessor should secure goes over it in the clear. */
  COPROCESSOR_IN_THE_CLEAR("coprocessor.yaml") {
    @Override
    DeviceConfig config(DeviceConfig right) {
      return withLinks(
          right,
          link ->
              link.layer().secures()
                      && link.api() != ApiStyle.BSD
                      && !(link.layer() instanceof TlsClientLayer)
                  ? LinkConfig.open(LinkConfig.OPEN_PORT)
                  : link);
    }
  },
  /** A network that is lost is left for good. */
  LEAVES_A_LOST_NETWORK("coprocessor-wifi.yaml") {
    @Override
    void meet(NetworkStack net, Rtos rtos) {
      onEvent(
          net,
          rtos,
          RadioEvent.IpLost.class,
          coprocessorStack -> coprocessorStack.driver().control().leave());
    }
  },
  /** Provisioning is stopped as soon as it has begun. */
  STOPS_PROVISIONING("coprocessor-provisioning.yaml") {
    @Override
    void meet(NetworkStack net, Rtos rtos) {
      onEvent(
          net,
          rtos,
          RadioEvent.AccessPointOpened.class,
          coprocessorStack -> coprocessorStack.driver().wlan().stopProvisioning());
    }
  },
  /** What the second button writes goes in the clear as well. */
  BOTH_IN_THE_CLEAR("dual-client.yaml") {
    @Override
    DeviceConfig config(DeviceConfig right) {
      return right.parts().button().equals("btn2")
          ? right.withLinks(LinkConfig.open(LinkConfig.OPEN_PORT))
          : right;
    }
  },
  /** The debounce window is shorter than a worn contact bounces. */
  SHORT_DEBOUNCE("bounce-storm.yaml") {
    @Override
    DeviceConfig config(DeviceConfig right) {
      return right.withSettings(settings -> settings.withDebounce(Duration.ofMillis(3)));
    }
  },
  /** The client waits longer for the reply than it should. */
  PATIENT_CLIENT("slow-server.yaml") {
    @Override
    DeviceConfig config(DeviceConfig right) {
      return right.withSettings(
          settings -> settings.withTiming(settings.timing().withReply(Duration.ofMillis(700))));
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
      BoardState[] last = {BoardState.dark()};
      return (state, event) -> {
        Transition transition = right.next(state, event);
        if (state instanceof State.Powered powered && event instanceof Event.PoweredOff) {
          last[0] = powered.board();
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
                  && powered.board().queue().size() >= 8
              ? new Transition(state, java.util.List.of(), "the queue is full")
              : right.next(state, event);
    }
  };

  private final String scenario;

  BrokenFirmware(String scenario) {
    this.scenario = scenario;
  }

  @Override
  public String scenario() {
    return scenario;
  }

  @Override
  public RunRequest plant(RunRequest right) {
    return right.withImage(image());
  }

  Board board(Board right, Rtos rtos) {
    return right;
  }

  DeviceConfig config(DeviceConfig right) {
    return right;
  }

  PacketPools pools(PacketPools right, Rtos rtos) {
    return right;
  }

  Machine machine(MachineConfig config) {
    return new ClientMachine(config);
  }

  void meet(NetworkStack net, Rtos rtos) {}

  /** What firmware does with its coprocessor. */
  @FunctionalInterface
  private interface Reaction {
    void run(CoprocessorStack coprocessorStack)
        throws ErrnoException, LinkException, InterruptedException;
  }

  private static void onEvent(
      NetworkStack net, Rtos rtos, Class<? extends RadioEvent> kind, Reaction reaction) {
    if (net instanceof CoprocessorStack coprocessorStack) {
      coprocessorStack.onEvent(
          event -> {
            if (kind.isInstance(event)) {
              rtos.spawn("reacts", () -> react(coprocessorStack, reaction));
            }
          });
    }
  }

  private static void react(CoprocessorStack coprocessorStack, Reaction reaction)
      throws InterruptedException {
    try {
      reaction.run(coprocessorStack);
    } catch (ErrnoException | LinkException e) {
      throw new AssertionError(e);
    }
  }

  private ClientImage image() {
    UnaryOperator<DeviceConfig> config = this::config;
    return (board, rtos, net, right, trace, pools) -> {
      meet(net, rtos);
      return new ClientDevice(
          board(board, rtos),
          rtos,
          net,
          config.apply(right),
          trace,
          pools(pools, rtos),
          this::machine);
    };
  }

  private static DeviceConfig withLinks(DeviceConfig right, UnaryOperator<LinkConfig> change) {
    return right.withLinks(right.links().stream().map(change).toArray(LinkConfig[]::new));
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
