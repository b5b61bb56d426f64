package org.wwep.rtos;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.wwep.value.Durations;
import org.wwep.value.Ranges;

/**
 * The end of a call's time, which several waits share.
 *
 * <p><b>Shape</b>: immutable. A timeout of 0 has passed from the start, and its clock is never
 * read: over a coprocessor's channel a call that only looks should cost nothing else.
 *
 * <p><b>Units</b>: a clock is nanoseconds from any origin. Only differences count, so an overflow
 * does no harm; timeouts beyond a hundred years end after a hundred.
 */
public final class Deadline {
  private static final Duration LONGEST = Duration.ofDays(36_500);
  private static final LongSupplier MONOTONIC = System::nanoTime;

  private final LongSupplier clock;
  private final Duration timeout;
  private final boolean immediate;
  private final long end;

  private Deadline(LongSupplier clock, Duration timeout) {
    this.clock = clock;
    this.timeout = Ranges.timeout(timeout);
    this.immediate = timeout.isZero();
    this.end = immediate ? 0 : clock.getAsLong() + nanos(timeout);
  }

  private static long nanos(Duration timeout) {
    return timeout.compareTo(LONGEST) > 0 ? LONGEST.toNanos() : timeout.toNanos();
  }

  /** Returns the deadline this long from now on the machine's monotonic clock. */
  public static Deadline monotonic(Duration timeout) {
    return new Deadline(MONOTONIC, timeout);
  }

  /** Returns the deadline this long from now on the system's clock. */
  public static Deadline after(Duration timeout, Rtos rtos) {
    return after(timeout, rtos::now);
  }

  /** Returns the deadline this long from now on a clock that is only asked for the time. */
  public static Deadline after(Duration timeout, InstantSource clock) {
    return new Deadline(() -> sinceEpoch(clock.instant()), timeout);
  }

  private static long sinceEpoch(Instant instant) {
    return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
  }

  /** Returns the earlier of this deadline and the one this long from now. */
  public Deadline orAfter(Duration sooner) {
    Duration left = left();
    return new Deadline(clock, left.compareTo(sooner) < 0 ? left : sooner);
  }

  /** Returns whether nothing is left. */
  public boolean passed() {
    return nanosLeft() == 0;
  }

  /** Returns what is left, 0 once passed. */
  public Duration left() {
    return Duration.ofNanos(nanosLeft());
  }

  /** Returns what is left in milliseconds, rounded up; 0 once passed. */
  public long millisLeft() {
    long left = nanosLeft();
    return left == 0 ? 0 : (left - 1) / 1_000_000 + 1;
  }

  private long nanosLeft() {
    return immediate ? 0 : Math.max(0, end - clock.getAsLong());
  }

  /** Returns the timeout for a message, such as {@code 500 ms}. */
  @Override
  public String toString() {
    return Durations.millis(timeout);
  }
}
