package org.wwep.emulator.guide;

import java.time.Duration;
import java.util.List;
import org.wwep.emulator.sim.SimRandom;

/** Draws times at which something may matter: where something happened, and close to it. */
final class Moments {
  private static final long SMALLEST = 10_000;
  private static final int SIZES = 6;

  private final List<Long> happened;
  private final Duration over;
  private final SimRandom random;

  /**
   * Draws from what happened.
   *
   * @param happened in nanoseconds since the plan began
   * @param over the latest time
   */
  Moments(List<Long> happened, Duration over, SimRandom random) {
    this.happened = happened;
    this.over = over;
    this.random = random;
  }

  /** Returns when something happened, or a little beside it; sometimes any time. */
  Duration any() {
    if (happened.isEmpty() || random.nextInt(4) == 0) {
      return Duration.ofNanos(random.nextLong(over.toNanos()));
    }
    return near(Duration.ofNanos(happened.get(random.nextInt(happened.size()))));
  }

  /** Returns a time beside another: 10 µs to 1 s before or after it. */
  Duration near(Duration at) {
    long most = SMALLEST;
    for (int i = random.nextInt(SIZES); i > 0; i--) {
      most *= 10;
    }
    long nanos = at.toNanos() + random.nextLong(2 * most) - most;
    return Duration.ofNanos(Math.clamp(nanos, 0, over.toNanos()));
  }
}
