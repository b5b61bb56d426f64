package org.wwep.device.machine;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.wwep.device.machine.Effect.Connect;
import org.wwep.device.machine.Effect.Resolve;
import org.wwep.device.machine.State.Connecting;
import org.wwep.device.machine.State.Idle;
import org.wwep.device.machine.State.Resolving;

/** Where several states go on alike. */
final class Onward {
  private Onward() {}

  /** Takes up the next press, if one waits. */
  static Transition to(int generation, Panel panel, Server server, Effect... first) {
    int next = generation + 1;
    List<Effect> effects = new ArrayList<>(List.of(first));
    if (panel.queue().isEmpty()) {
      return new Transition(new Idle(next, panel, server), effects, null);
    }
    return switch (server) {
      case Server.Unresolved _ -> {
        effects.add(new Resolve(next));
        yield new Transition(new Resolving(next, 1, panel), effects, null);
      }
      case Server.Resolved(InetAddress address) -> {
        effects.add(new Connect(next, address, panel.queue().head()));
        yield new Transition(new Connecting(next, 1, panel, address), effects, null);
      }
    };
  }

  static Transition foreign(State state) {
    return Transition.ignore(state, "it is not what the operation under way ends in");
  }
}
