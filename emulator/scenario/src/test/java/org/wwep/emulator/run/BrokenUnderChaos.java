package org.wwep.emulator.run;

import java.util.function.BiPredicate;
import org.wwep.device.ClientDevice;
import org.wwep.device.LinkConfig;
import org.wwep.device.machine.ClientMachine;
import org.wwep.device.machine.Event;
import org.wwep.device.machine.Failure;
import org.wwep.device.machine.Machine;
import org.wwep.device.machine.MachineConfig;
import org.wwep.device.machine.PressQueue;
import org.wwep.device.machine.State;
import org.wwep.device.machine.Transition;
import org.wwep.emulator.testbed.ClientImage;
import org.wwep.net.Connection;
import org.wwep.net.LinkException;
import org.wwep.net.PeerResetException;
import org.wwep.net.SecureLayer;
import org.wwep.net.tls.TlsClientLayer;

/** Firmware that goes wrong only when two things meet, which only chaos has them do. */
enum BrokenUnderChaos {
  /** With no packet free, and another press waiting, the first is forgotten. */
  FORGETS_A_PRESS_BEHIND_ANOTHER("chaos.yaml") {
    @Override
    ClientImage image() {
      return (board, rtos, net, config, trace, pools) ->
          new ClientDevice(board, rtos, net, config, trace, pools, BrokenUnderChaos::forgetful);
    }
  },
  /** When the name cannot be looked up after a restart, a press that waits for it is forgotten. */
  FORGETS_A_PRESS_WITHOUT_A_NAME("chaos-power.yaml") {
    @Override
    ClientImage image() {
      return (board, rtos, net, config, trace, pools) ->
          new ClientDevice(board, rtos, net, config, trace, pools, BrokenUnderChaos::nameless);
    }
  },
  /** Once a handshake was reset, the next connection goes without. */
  GOES_ON_IN_THE_CLEAR("chaos-tls.yaml") {
    @Override
    ClientImage image() {
      return (board, rtos, net, config, trace, pools) ->
          new ClientDevice(
              board,
              rtos,
              net,
              config.withLinks(
                  config.links().stream()
                      .map(
                          link ->
                              link.layer() instanceof TlsClientLayer
                                  ? new LinkConfig(
                                      link.port(), link.api(), new FallbackLayer(link.layer()))
                                  : link)
                      .toArray(LinkConfig[]::new)),
              trace,
              pools);
    }
  };

  private final String scenario;

  BrokenUnderChaos(String scenario) {
    this.scenario = scenario;
  }

  /** Returns the file of the chaos that has to notice. */
  String scenario() {
    return scenario;
  }

  abstract ClientImage image();

  private static Machine forgetful(MachineConfig config) {
    return forgetting(
        config,
        (event, queue) ->
            event instanceof Event.LinkFailed failed
                && failed.failure().kind() == Failure.Kind.NO_SOCKET
                && queue.size() > 1);
  }

  private static Machine nameless(MachineConfig config) {
    return forgetting(
        config, (event, queue) -> event instanceof Event.ResolveFailed && !queue.isEmpty());
  }

  /** Forgets the next press where it should wait. */
  private static Machine forgetting(
      MachineConfig config, BiPredicate<Event, PressQueue> predicate) {
    ClientMachine right = new ClientMachine(config);
    return (state, event) -> {
      Transition transition = right.next(state, event);
      return transition.state() instanceof State.BackingOff waiting
              && predicate.test(event, waiting.board().queue())
          ? new Transition(
              new State.BackingOff(
                  waiting.generation(),
                  waiting.attempt(),
                  waiting.board().settled(),
                  waiting.resume()),
              transition.effects(),
              transition.ignored())
          : transition;
    };
  }

  /** A layer that is left out after a fright. */
  private static final class FallbackLayer implements SecureLayer {
    private final SecureLayer right;
    private boolean frightened;

    FallbackLayer(SecureLayer right) {
      this.right = right;
    }

    @Override
    public Connection secure(Connection raw) throws LinkException, InterruptedException {
      if (frightened) {
        frightened = false;
        return raw;
      }
      try {
        return right.secure(raw);
      } catch (PeerResetException e) {
        frightened = true;
        throw e;
      }
    }
  }
}
