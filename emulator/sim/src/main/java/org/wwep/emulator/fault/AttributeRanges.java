package org.wwep.emulator.fault;

import java.time.Duration;

/** The ranges of attributes. */
final class AttributeRanges {
  static final Duration LONGEST = Duration.ofDays(366);

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
    if (time.isNegative() || time.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "%s is 0 to %d %s (366 days), was %s"
              .formatted(name, LONGEST.dividedBy(unit), units, FaultDurations.text(time)));
    }
    if (time.toNanosPart() % unit.toNanos() != 0) {
      throw new IllegalArgumentException(
          "%s is whole %s, was %s".formatted(name, units, FaultDurations.text(time)));
    }
  }

  static void count(String name, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          most == Long.MAX_VALUE
              ? "%s is %d or more, was %d".formatted(name, least, value)
              : "%s is %d to %d, was %d".formatted(name, least, most, value));
    }
  }

  static void ratio(String name, double value) {
    // Written so that NaN is out of range.
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " is 0 to 1, was " + value);
    }
  }
}
