package org.wwep.net.bsd;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What came before anybody took it, until nobody will.
 *
 * @param <T> what waits
 */
final class DrainableQueue<T> {
  private final ConcurrentLinkedQueue<T> items = new ConcurrentLinkedQueue<>();
  private volatile boolean over;

  boolean isEmpty() {
    return items.isEmpty();
  }

  @Nullable T poll() {
    return items.poll();
  }

  /** Adds one; returns false if nobody will take it, unless the drain has it. */
  void add(T item, Consumer<T> otherwise) {
    items.add(item);
    if (over) {
      drain(otherwise);
    }
  }

  /** Ends the waiting: all that is there, and all that still comes, goes this way. */
  void drain(Consumer<T> otherwise) {
    over = true;
    for (T item = items.poll(); item != null; item = items.poll()) {
      otherwise.accept(item);
    }
  }
}
