package org.wwep.rtos;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A task that only reacts: it is handed one item after the other, and waits for nothing but the
 * next one. So where tasks take turns it needs no stack of its own, and no hand-over.
 *
 * <p><b>Shape</b>: {@link #begin} first, {@link #close} last, each once; in between {@link #take}
 * or {@link #silence}, whichever comes first within {@link #patience}. A call blocks only if {@link
 * #mayBlock} said so right before it.
 *
 * @param <T> what it is handed
 */
public interface EventHandler<T> {
  /** Returns what logs and watchdogs call the task. */
  String name();

  /** Does what comes before the first item. */
  default void begin() throws InterruptedException {}

  /** Returns how long to wait for the next item, or null if the task has ended. */
  @Nullable Duration patience();

  /** Handles an item. */
  void take(T item) throws InterruptedException;

  /** Handles that none came in time. */
  void silence() throws InterruptedException;

  /** Returns whether what is handled next may have to wait for another task. */
  default boolean mayBlock() {
    return false;
  }

  /** Gives back what it has; also when the task was cancelled, or failed. Must not block. */
  default void close() {}

  /** Handles items until the task has ended, in a task that may block. */
  static <T> void run(EventSource<T> source, EventHandler<T> handler) throws InterruptedException {
    try {
      handler.begin();
      for (Duration patience = handler.patience();
          patience != null;
          patience = handler.patience()) {
        var item = source.take(patience);
        if (item.isPresent()) {
          handler.take(item.get());
        } else {
          handler.silence();
        }
      }
    } finally {
      handler.close();
    }
  }
}
