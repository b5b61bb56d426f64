package org.wwep.device.machine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an event leads to.
 *
 * @param state the state after it
 * @param effects what to do, in order; at most one of them is a link effect, the last
 * @param ignored why the event changes nothing, or null if it does
 */
public record Transition(State state, List<Effect> effects, @Nullable String ignored) {
  /** Copies the effects. */
  public Transition {
    effects = List.copyOf(effects);
  }

  static Transition to(State state, Effect... effects) {
    return new Transition(state, List.of(effects), null);
  }

  static Transition ignore(State state, String reason) {
    return new Transition(state, List.of(), reason);
  }
}
