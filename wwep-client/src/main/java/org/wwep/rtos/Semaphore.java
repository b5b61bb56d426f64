package org.wwep.rtos;

import java.time.Duration;

/** A counting semaphore. */
public interface Semaphore {
  /** Gives one permit back; never blocks. */
  void release();

  /** Returns whether a permit could be taken now, without waiting. */
  boolean isFree();

  /** Takes a permit, waiting for one as long as it takes. */
  void acquire() throws InterruptedException;

  /**
   * Takes a permit if one comes in time; a zero or negative timeout only looks.
   *
   * @return whether a permit was taken
   */
  boolean acquire(Duration timeout) throws InterruptedException;
}
