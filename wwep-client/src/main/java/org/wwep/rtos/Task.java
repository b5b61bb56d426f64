package org.wwep.rtos;

import java.time.Duration;

/** A running task. */
public interface Task {
  /** Returns the name given at the start. */
  String name();

  /**
   * Returns whether it could run now, or does; false only where it is known that it waits or has
   * ended.
   */
  default boolean mayRun() {
    return true;
  }

  /** Asks the task to end: its blocking call, now or next, throws {@link InterruptedException}. */
  void cancel();

  /**
   * Waits for the task's end.
   *
   * @return whether it ended within the timeout
   */
  boolean join(Duration timeout) throws InterruptedException;

  /** Cancels the task and waits for its end; an interrupt cuts the waiting short, and stays. */
  default void end(Duration timeout) {
    cancel();
    try {
      join(timeout);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
