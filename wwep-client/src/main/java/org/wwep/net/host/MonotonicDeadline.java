package org.wwep.net.host;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A point on the monotonic clock, and the timeout it came from.
 *
 * @param timeout what the caller gave
 * @param nanos {@link System#nanoTime()} at which it passes
 */
record MonotonicDeadline(Duration timeout, long nanos) {
  // Half the range of the clock's difference, some 146 years.
  private static final long FAR = Long.MAX_VALUE / 2;

  /** Returns the deadline this long from now. */
  static MonotonicDeadline after(Duration timeout) {
    if (timeout.isNegative()) {
      throw new IllegalArgumentException("a timeout is 0 or more, was " + timeout);
    }
    long length = Math.min(TimeUnit.NANOSECONDS.convert(timeout), FAR);
    return new MonotonicDeadline(timeout, System.nanoTime() + length);
  }

  boolean passed() {
    return nanos - System.nanoTime() <= 0;
  }

  /** Returns what is left in milliseconds, rounded up; 0 once passed. */
  long millisLeft() {
    long left = nanos - System.nanoTime();
    return left <= 0 ? 0 : (left - 1) / 1_000_000 + 1;
  }

  /** Returns the timeout for a message, such as {@code 500 ms}. */
  @Override
  public String toString() {
    return TimeUnit.MILLISECONDS.convert(timeout) + " ms";
  }
}
