package org.wwep.emulator.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.wwep.rtos.Rtos;
import org.wwep.rtos.Semaphore;

/**
 * When the entries of a timeline were told, which for an edge is not when it was.
 *
 * <p><b>Shape</b>: one task waits for entries, in the time of its system; any thread adds and
 * reads.
 */
final class ArrivalLog {
  private final List<Long> moments = new ArrayList<>();
  private final LongSupplier clock;
  private final Semaphore grown;
  private int wanted = Integer.MAX_VALUE;

  /**
   * Makes one.
   *
   * @param rtos the system of who waits
   * @param clock the time, in nanoseconds
   */
  ArrivalLog(Rtos rtos, LongSupplier clock) {
    this.clock = clock;
    this.grown = rtos.semaphore(0);
  }

  /** Takes that the next entry was told now. */
  synchronized void add() {
    moments.add(clock.getAsLong());
    if (moments.size() >= wanted) {
      wanted = Integer.MAX_VALUE;
      grown.release();
    }
  }

  /** Returns when an entry was told. */
  synchronized long of(int entry) {
    return moments.get(entry);
  }

  /** Returns how many entries were told up to that moment. */
  synchronized int countUntil(long nanos) {
    int count = moments.size();
    while (count > 0 && moments.get(count - 1) > nanos) {
      count--;
    }
    return count;
  }

  /** Has {@link #await} end once there are so many. */
  synchronized void want(int count) {
    wanted = count;
  }

  /** Waits for as many as are wanted. */
  void await(Duration most) throws InterruptedException {
    boolean _ = grown.acquire(most);
  }

  /** Wants nothing any more. */
  synchronized void wantNone() {
    wanted = Integer.MAX_VALUE;
  }
}
