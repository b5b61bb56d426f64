import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.wwep.device.ClientDevice;
import org.wwep.device.machine.ClientMachine;
import org.wwep.device.machine.Event;
import org.wwep.device.machine.Failure.Kind;
import org.wwep.device.machine.Machine;
import org.wwep.device.machine.MachineConfig;
import org.wwep.device.machine.State;
import org.wwep.device.machine.Transition;
import org.wwep.emulator.testbed.ClientImage;

/** Client firmware with one thing wrong each: it stops in a case that its author did not think of. */
enum PlantedBug {
  /** The eighth attempt of a press is one too many for a table. */
  EIGHTH_ATTEMPT {
    @Override
    boolean breaks(Press press, Step step) {
      return step.attempt() >= 8;
    }
  },

  /** Three kinds of failure in a row are one too many. */
  THREE_KINDS {
    @Override
    boolean breaks(Press press, Step step) {
      return new HashSet<>(press.failures).size() >= 3;
    }
  },

  /** Two replies in a row that are not its own, with another press waiting. */
  TWO_STRANGE_REPLIES {
    @Override
    boolean breaks(Press press, Step step) {
      return step.queued() >= 2 && press.last(2).stream().filter(PlantedBug::isStrange).count() == 2;
    }
  },

  /** A connection fails for the third time while five presses wait. */
  FIVE_BEHIND_A_DEAD_SERVER {
    @Override
    boolean breaks(Press press, Step step) {
      return step.failure() == Kind.CONNECT_FAILED && step.queued() >= 5 && step.attempt() >= 3;
    }
  },

  /** A press within a fraction of a millisecond of the acknowledgement before. */
  PRESS_AT_ACKNOWLEDGEMENT {
    @Override
    boolean breaks(Press press, Step step) {
      return step.event() instanceof Event.ButtonPressed pressed
          && Duration.between(press.acknowledged, pressed.at()).toNanos() < 300_000;
    }
  },

  /** A press in the very moment in which a frame is sent again. */
  PRESS_WHILE_SENDING_AGAIN {
    @Override
    boolean breaks(Press press, Step step) {
      return step.event() instanceof Event.ButtonPressed
          && step.before() instanceof State.Sending
          && step.attempt() >= 2;
    }
  },

  /** A reset, then a close, then silence, with another press waiting. */
  RESET_CLOSE_SILENCE {
    @Override
    boolean breaks(Press press, Step step) {
      return step.queued() >= 2
          && press.last(3).equals(List.of(Kind.PEER_RESET, Kind.PEER_CLOSED, Kind.REPLY_TIMEOUT));
    }
  },

  /** Silence, then a reset, then no connection. */
  SILENCE_RESET_NOTHING {
    @Override
    boolean breaks(Press press, Step step) {
      return press
          .last(3)
          .equals(List.of(Kind.REPLY_TIMEOUT, Kind.PEER_RESET, Kind.CONNECT_FAILED));
    }
  },

  /** Silence after six presses, of which the first was refused a socket before. */
  SIX_AFTER_NO_SOCKET {
    @Override
    boolean breaks(Press press, Step step) {
      return step.failure() == Kind.REPLY_TIMEOUT
          && step.queued() >= 6
          && press.failures.contains(Kind.NO_SOCKET);
    }
  },

  /** The Wi-Fi goes while the reply to a third attempt is awaited that had been refused before. */
  WIFI_GOES_AFTER_A_RESET {
    @Override
    boolean breaks(Press press, Step step) {
      return step.failure() == Kind.NETWORK_LOST
          && step.attempt() >= 3
          && press.failures.contains(Kind.PEER_RESET)
          && press.failures.contains(Kind.PEER_CLOSED);
    }
  };

  /** One step of the machine, by which the firmware goes wrong or not. */
  record Step(State before, Event event, State after) {
    int queued() {
      return after instanceof State.Powered powered ? powered.board().queue().size() : 0;
    }

    int attempt() {
      return switch (before) {
        case State.Transacting transacting -> transacting.attempt();
        case State.BackingOff backingOff -> backingOff.attempt();
        default -> 0;
      };
    }

    Kind failure() {
      return event instanceof Event.LinkFailed failed ? failed.failure().kind() : null;
    }
  }

  /** What became of the press under way so far. */
  static final class Press {
    final List<Kind> failures = new ArrayList<>();
    Instant acknowledged = Instant.EPOCH;

    List<Kind> last(int count) {
      return failures.size() < count
          ? List.of()
          : failures.subList(failures.size() - count, failures.size());
    }
  }

  abstract boolean breaks(Press press, Step step);

  private static boolean isStrange(Kind kind) {
    return kind == Kind.MALFORMED_REPLY || kind == Kind.WRONG_ECHO;
  }

  ClientImage image() {
    return (board, rtos, net, config, trace, pools) ->
        new ClientDevice(board, rtos, net, config, trace, pools, this::machine);
  }

  private Machine machine(MachineConfig config) {
    ClientMachine right = new ClientMachine(config);
    Press press = new Press();
    return (state, event) -> {
      Transition transition = right.next(state, event);
      if (transition.ignored() == null) {
        Step step = new Step(state, event, transition.state());
        if (step.failure() != null) {
          press.failures.add(step.failure());
        }
        if (breaks(press, step)) {
          throw new IllegalStateException(name());
        }
        if (event instanceof Event.Acknowledged) {
          press.acknowledged = event.at();
          press.failures.clear();
        }
      }
      return transition;
    };
  }
}
