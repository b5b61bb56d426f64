package org.wwep.rtos;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * Time, tasks and randomness for firmware: nothing else may block, sleep, or read a clock.
 *
 * <p>Every blocking call throws {@link InterruptedException} once its task is cancelled; a task
 * lets it pass through, which ends the task.
 */
public interface Rtos {
  /**
   * A timeout that never ends, for every call that takes one.
   *
   * <p><b>Source</b>: {@code WICED_WAIT_FOREVER}, {@code WICED_NEVER_TIMEOUT}.
   */
  Duration WAIT_FOREVER = Duration.ofDays(36_500);

  /** Returns the time now; it never runs backwards. */
  Instant now();

  /**
   * Returns whether time passes only where a task blocks, and no other task runs before that, as in
   * a simulation.
   */
  default boolean timeStandsStill() {
    return false;
  }

  /**
   * Returns whether it is known that tasks run in the order in which they are woken, and before the
   * time goes on.
   */
  default boolean wakesInOrder() {
    return false;
  }

  /** Starts a task; the name is what logs and watchdogs call it. */
  Task spawn(String name, Work work);

  /**
   * Starts a task that only reacts to what comes from a source, which nobody else takes from.
   *
   * @param <T> what comes
   */
  default <T> Task handle(EventSource<T> source, EventHandler<T> handler) {
    return spawn(handler.name(), () -> EventHandler.run(source, handler));
  }

  /** Lets the calling task sleep; zero or less only looks for a cancellation. */
  void sleep(Duration duration) throws InterruptedException;

  /**
   * Makes a counting semaphore.
   *
   * @param permits how many permits it starts with, 0 or more
   */
  Semaphore semaphore(int permits);

  /** Makes an unbounded first-in-first-out mailbox. */
  <T> Mailbox<T> mailbox();

  /**
   * Returns the source of randomness, one for all tasks; one seed gives one sequence.
   *
   * <p>It is for jitter and for replaying a run, never for the keys of a real device.
   */
  RandomGenerator random();

  /** What a task does; returning or throwing ends the task. */
  @FunctionalInterface
  interface Work {
    /** Runs to its end, or until the task is cancelled. */
    void run() throws InterruptedException;
  }
}
