package org.wwep.device;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.wwep.value.Durations;
import org.wwep.value.Ranges;

/**
 * How often a frame is tried, and how long the client backs off in between.
 *
 * @param attempts 1 or more
 * @param first the back-off after the first attempt; it doubles with each further one
 * @param cap the longest back-off
 */
public record RetryPolicy(int attempts, Duration first, Duration cap) {
  /** Three attempts, 200 ms, at most 5 s. */
  public static final RetryPolicy DEFAULT =
      new RetryPolicy(3, Duration.ofMillis(200), Duration.ofSeconds(5));

  /** Checks the ranges. */
  public RetryPolicy {
    Ranges.atLeast("attempts", attempts, 1);
    if (first.isNegative() || cap.compareTo(first) < 0) {
      throw new IllegalArgumentException(
          "back-off grows from 0 or more to its cap, was "
              + Durations.format(first)
              + " to "
              + Durations.format(cap));
    }
  }

  /** Returns this policy with another number of attempts. */
  public RetryPolicy withAttempts(int attempts) {
    return new RetryPolicy(attempts, first, cap);
  }

  /** Returns this policy with another back-off. */
  public RetryPolicy withBackOff(Duration first, Duration cap) {
    return new RetryPolicy(attempts, first, cap);
  }

  /**
   * Returns how long to wait after an attempt: doubled each time, capped, and jittered down by up
   * to a half, so that a fleet that lost its server does not come back in step.
   *
   * @param attempt the attempt that failed, from 1
   */
  public Duration delay(int attempt, RandomGenerator random) {
    int doublings = Math.min(attempt - 1, 20);
    Duration whole = first.multipliedBy(1L << doublings);
    long nanos = (whole.compareTo(cap) < 0 ? whole : cap).toNanos();
    return Duration.ofNanos(nanos == 0 ? 0 : nanos - random.nextLong(nanos / 2 + 1));
  }
}
