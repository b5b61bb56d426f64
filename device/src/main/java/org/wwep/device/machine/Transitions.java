package org.wwep.device.machine;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.wwep.device.machine.Effect.Connect;
import org.wwep.device.machine.Effect.Resolve;
import org.wwep.device.machine.State.Connecting;
import org.wwep.device.machine.State.Idle;
import org.wwep.device.machine.State.Resolving;

/** Transitions that several states share. */
final class Transitions {
  private Transitions() {}

  /** Takes up the next press, if one waits. */
  static Transition to(
      int generation, BoardState boardState, ServerAddress serverAddress, Effect... first) {
    int next = generation + 1;
    List<Effect> effects = new ArrayList<>(List.of(first));
    if (boardState.queue().isEmpty()) {
      return new Transition(new Idle(next, boardState, serverAddress), effects, null);
    }
    return switch (serverAddress) {
      case ServerAddress.Unresolved _ -> {
        effects.add(new Resolve(next));
        yield new Transition(new Resolving(next, 1, boardState), effects, null);
      }
      case ServerAddress.Resolved(InetAddress address) -> {
        effects.add(new Connect(next, address, boardState.queue().head()));
        yield new Transition(new Connecting(next, 1, boardState, address), effects, null);
      }
    };
  }

  static Transition foreign(State state) {
    return Transition.ignore(state, "it is not what the operation under way ends in");
  }
}
