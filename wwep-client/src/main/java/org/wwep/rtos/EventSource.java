package org.wwep.rtos;

import java.time.Duration;
import java.util.Optional;

/**
 * Where a task takes one item after the other from.
 *
 * @param <T> what is taken
 */
@FunctionalInterface
public interface EventSource<T> {
  /** Returns a source that never has anything, for a handler that waits for nothing. */
  static <T> EventSource<T> empty() {
    return _ -> Optional.empty();
  }

  /** Takes the oldest item if there is one in time; a zero or negative timeout only looks. */
  Optional<T> take(Duration timeout) throws InterruptedException;
}
