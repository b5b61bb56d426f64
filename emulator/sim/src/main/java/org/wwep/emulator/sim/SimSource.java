package org.wwep.emulator.sim;

import org.jspecify.annotations.Nullable;
import org.wwep.rtos.EventSource;

/**
 * A source of this world, which a handler waits at without a stack of its own.
 *
 * @param <T> what is taken
 */
public interface SimSource<T> extends EventSource<T> {
  /** Returns where whoever wants the next item waits: it is woken when there may be one. */
  WaitQueue waiting();

  /** Returns whether nothing will come any more, which is told even after a deadline. */
  default boolean isOver() {
    return false;
  }

  /** Takes the next item, or returns null if there is none. */
  @Nullable T poll();
}
