package org.wwep.emulator.sim;

import java.time.Duration;

/**
 * In which order tasks that could run do run.
 *
 * @param slack how long a task that was woken may take until it runs; what it takes each time is
 *     drawn from the world's seed. Zero is first come, first served.
 */
public record Schedule(Duration slack) {
  /** First come, first served. */
  public static final Schedule IN_ORDER = new Schedule(Duration.ZERO);

  /** Any order, within a tenth of a millisecond: the races of real firmware show up. */
  public static final Schedule SHUFFLED = new Schedule(Duration.ofNanos(100_000));

  /** Checks the range. */
  public Schedule {
    if (slack.isNegative() || slack.compareTo(Duration.ofSeconds(1)) > 0) {
      throw new IllegalArgumentException("slack is 0 to 1 s, was " + slack);
    }
  }
}
