package org.wwep.emulator.fault;

import java.time.Duration;
import org.wwep.value.Durations;

/** The ranges of attributes. */
final class AttributeRanges {
  /** A terabyte a second; no product with it overflows. */
  static final long MOST_RATE = 1_000_000_000;

  private AttributeRanges() {}

  static void millis(String name, Duration time) {
    time(name, time, Duration.ofMillis(1), "milliseconds");
  }

  static void micros(String name, Duration time) {
    time(name, time, Duration.ofNanos(1_000), "microseconds");
  }

  private static void time(String name, Duration time, Duration unit, String units) {
    if (time.isNegative() || time.compareTo(Durations.LONGEST) > 0) {
      throw new IllegalArgumentException(
          "%s is 0 to %d %s (366 days), was %s"
              .formatted(name, Durations.LONGEST.dividedBy(unit), units, Durations.format(time)));
    }
    if (time.toNanosPart() % unit.toNanos() != 0) {
      throw new IllegalArgumentException(
          "%s is whole %s, was %s".formatted(name, units, Durations.format(time)));
    }
  }
}
