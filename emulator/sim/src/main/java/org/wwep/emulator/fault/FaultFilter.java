package org.wwep.emulator.fault;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * One fault at work on one direction of one connection.
 *
 * <p>What comes in is in order of time, and so is what goes out; only what {@link Delivery#isLast}
 * may overtake. Owned by its stream.
 */
interface FaultFilter {
  /** Takes what the step before lets go, and lets go what the next one gets. */
  void accept(Delivery delivery, Consumer<Delivery> next);

  /** The connection opens, or the fault is put in place. */
  default void begin(Instant at, Consumer<Delivery> next) {}

  /** The fault is taken away. */
  default void remove(Instant at, Consumer<Delivery> next) {}

  /** Returns what it kept back, for whoever follows it. */
  default List<Delivery> kept() {
    return List.of();
  }

  /** Returns how many bytes it keeps back. */
  default long keptBytes() {
    return 0;
  }

  /** Returns how many bytes came in; a changed fault goes on counting there. */
  default long passed() {
    return 0;
  }

  /** Returns the later of two instants. */
  static Instant later(Instant one, Instant other) {
    return one.isBefore(other) ? other : one;
  }
}
