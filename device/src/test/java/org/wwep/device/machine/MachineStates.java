package org.wwep.device.machine;

import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.wwep.device.machine.State.Powered;
import org.wwep.protocol.DeviceId;

/** Walks every state the machine can reach, with at most a few presses queued. */
final class MachineStates {
  static final InetAddress SERVER = InetAddress.ofLiteral("127.0.0.1");
  static final InetAddress FALLBACK = InetAddress.ofLiteral("127.0.0.3");
  static final Failure FAILURE = new Failure(Failure.Kind.CONNECT_FAILED, "refused");
  static final Instant NOW = Instant.EPOCH;
  private static final List<LinkKind> OPEN = List.of(LinkKind.OPEN);
  private static final List<LinkKind> TLS = List.of(LinkKind.TLS);
  private static final int MOST_PRESSES = 3;

  private MachineStates() {}

  static List<MachineConfig> configs() {
    DeviceId device = new DeviceId(3);
    ServerAddress named = new ServerAddress.Unresolved();
    ServerAddress literal = new ServerAddress.Resolved(SERVER);
    return List.of(
        new MachineConfig(device, 5, 2, OPEN, named, null),
        new MachineConfig(device, 5, 2, TLS, named, null),
        new MachineConfig(device, 5, 1, OPEN, named, FALLBACK),
        new MachineConfig(device, 5, 1, OPEN, named, null),
        new MachineConfig(device, 5, 1, TLS, literal, null),
        new MachineConfig(device, 5, 3, OPEN, literal, null));
  }

  /** Every event there is, carrying this generation. */
  static List<Event> events(int generation) {
    return List.of(
        new Event.PoweredOn(NOW),
        new Event.PoweredOff(NOW),
        new Event.ButtonPressed(NOW),
        new Event.Joined(NOW, generation),
        new Event.JoinFailed(NOW, generation, FAILURE),
        new Event.Resolved(NOW, generation, SERVER),
        new Event.ResolveFailed(NOW, generation, FAILURE),
        new Event.Connected(NOW, generation),
        new Event.Secured(NOW, generation),
        new Event.Sent(NOW, generation),
        new Event.Acknowledged(NOW, generation),
        new Event.LinkFailed(NOW, generation, FAILURE),
        new Event.BackOffElapsed(NOW, generation));
  }

  /** Visits every reachable pair of state and event once. */
  static void walk(MachineConfig config, BiConsumer<State, Event> visitor) {
    ClientMachine machine = new ClientMachine(config);
    Set<String> seen = new HashSet<>();
    Deque<State> open = new ArrayDeque<>(List.of(ClientMachine.start()));
    while (!open.isEmpty()) {
      State state = open.removeFirst();
      if (!seen.add(shape(state))) {
        continue;
      }
      for (Event event : events(state.generation())) {
        visitor.accept(state, event);
        open.add(machine.next(state, event).state());
      }
    }
  }

  /** What tells states apart, but for ever-growing numbers. */
  private static String shape(State state) {
    if (!(state instanceof Powered powered)) {
      return state.label();
    }
    int queued = Math.min(powered.board().queue().size(), MOST_PRESSES);
    int attempt =
        switch (powered) {
          case State.Joining s -> Math.min(s.attempt(), 3);
          case State.Resolving s -> s.attempt();
          case State.Transacting s -> s.attempt();
          case State.BackingOff s -> Math.min(s.attempt(), 3);
          case State.Idle _ -> 0;
        };
    String extra =
        switch (powered) {
          case State.Idle idle -> idle.server().toString();
          case State.BackingOff s -> s.resume().toString();
          case State.Joining _, State.Resolving _, State.Transacting _ -> "";
        };
    return state.label() + queued + powered.board().lit() + attempt + extra;
  }

  static Set<String> edges() {
    Set<String> edges = new LinkedHashSet<>();
    for (MachineConfig config : configs()) {
      ClientMachine machine = new ClientMachine(config);
      walk(
          config,
          (state, event) -> {
            Transition transition = machine.next(state, event);
            if (transition.ignored() == null) {
              edges.add(
                  state.label() + " -> " + transition.state().label() + " by " + event.label());
            }
          });
    }
    return edges;
  }
}
