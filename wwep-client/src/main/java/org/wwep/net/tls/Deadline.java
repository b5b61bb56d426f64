package org.wwep.net.tls;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A point in time that several waits share, and the timeout it came from.
 *
 * @param clock the world's clock
 * @param timeout what the caller gave
 * @param at when it passes
 */
record Deadline(InstantSource clock, Duration timeout, Instant at) {
  // Far enough, and never past the end of the calendar.
  private static final Duration LONGEST = Duration.ofDays(36_500);

  static Deadline after(Duration timeout, InstantSource clock) {
    if (timeout.isNegative()) {
      throw new IllegalArgumentException("a timeout is 0 or more, was " + timeout);
    }
    Duration length = timeout.compareTo(LONGEST) > 0 ? LONGEST : timeout;
    return new Deadline(clock, timeout, clock.instant().plus(length));
  }

  /** Returns what is left, 0 once passed. */
  Duration left() {
    Duration left = Duration.between(clock.instant(), at);
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** Returns the timeout for a message, such as {@code 500 ms}. */
  @Override
  public String toString() {
    return timeout.compareTo(LONGEST) > 0 ? timeout.toString() : timeout.toMillis() + " ms";
  }
}
