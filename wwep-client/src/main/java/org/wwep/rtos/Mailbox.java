package org.wwep.rtos;

import java.time.Duration;
import java.util.Optional;

/**
 * An unbounded first-in-first-out queue between tasks.
 *
 * @param <T> what is posted
 */
public interface Mailbox<T> {
  /** Posts without blocking; also from threads that are no tasks, such as a board's. */
  void post(T item);

  /** Takes the oldest item, waiting for one as long as it takes. */
  T take() throws InterruptedException;

  /** Takes the oldest item if there is one in time; a zero or negative timeout only looks. */
  Optional<T> take(Duration timeout) throws InterruptedException;
}
