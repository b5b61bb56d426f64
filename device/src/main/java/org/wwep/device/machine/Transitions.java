package org.wwep.device.machine;

import java.net.InetAddress;
import java.util.Arrays;
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
    if (boardState.queue().isEmpty()) {
      return Transition.to(new Idle(next, boardState, serverAddress), first);
    }
    Effect[] effects = Arrays.copyOf(first, first.length + 1);
    return switch (serverAddress) {
      case ServerAddress.Unresolved _ -> {
        effects[first.length] = new Resolve(next);
        yield Transition.to(new Resolving(next, 1, boardState), effects);
      }
      case ServerAddress.Resolved(InetAddress address) -> {
        effects[first.length] = new Connect(next, address, boardState.queue().head());
        yield Transition.to(new Connecting(next, 1, boardState, address), effects);
      }
    };
  }

  static Transition foreign(State state) {
    return Transition.ignore(state, "it is not what the operation under way ends in");
  }
}
