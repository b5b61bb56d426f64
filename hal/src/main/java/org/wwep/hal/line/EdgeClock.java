package org.wwep.hal.line;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * Tells when an edge came from the kernel's timestamp of it, on the clock of the board.
 *
 * <p><b>Units.</b> The kernel stamps in nanoseconds of {@code CLOCK_MONOTONIC}, since Linux 5.7;
 * that is what {@link System#nanoTime()} reads. A stamp that does not fit, as an older kernel's,
 * gives the time at which it was looked at. The instants never run backwards.
 */
public final class EdgeClock {
  /** No pause of a program that still runs is longer. */
  private static final Duration OLDEST = Duration.ofSeconds(5);

  /** Two looks at one clock that are further apart do not date a look at another between them. */
  private static final Duration TOGETHER = Duration.ofMillis(1);

  private static final int LOOKS = 5;

  private final InstantSource clock;
  private final LongSupplier monotonic;
  private Instant last = Instant.MIN;

  /**
   * Dates edges on that clock.
   *
   * @param monotonic the kernel's clock, in nanoseconds
   */
  public EdgeClock(InstantSource clock, LongSupplier monotonic) {
    this.clock = clock;
    this.monotonic = monotonic;
  }

  /** Returns when an edge with that timestamp came. */
  public Instant of(long stamp) {
    long before;
    long after;
    Instant now;
    int looks = 0;
    do { // again, if a pause came between the two clocks
      before = monotonic.getAsLong();
      now = clock.instant();
      after = monotonic.getAsLong();
    } while (after - before > TOGETHER.toNanos() && ++looks < LOOKS);
    long age = after - stamp;
    Instant at = age < 0 || age > OLDEST.toNanos() ? now : now.minusNanos(age);
    last = at.isBefore(last) ? last : at;
    return last;
  }
}
