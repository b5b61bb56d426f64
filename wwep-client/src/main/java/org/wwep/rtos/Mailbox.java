package org.wwep.rtos;

import java.time.Duration;
import java.util.Optional;

/**
 * An unbounded first-in-first-out queue between tasks.
 *
 * @param <T> what is posted
 */
public interface Mailbox<T> extends EventSource<T> {
  /** Posts without blocking; also from threads that are no tasks, such as a board's. */
  void post(T item);

  /** Takes the oldest item, waiting for one as long as it takes. */
  T take() throws InterruptedException;

  @Override
  Optional<T> take(Duration timeout) throws InterruptedException;
}
