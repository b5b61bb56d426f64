package org.wwep.emulator.report;

/** How a value change dump is written. */
public enum VcdStyle {
  /** Nanoseconds; states as words, numbers as reals: what GTKWave shows best. */
  FULL(1, "1 ns"),
  /**
   * Microseconds, and nothing but single bits, those of a number named {@code state [0]} and so on:
   * what every reader gets whole.
   */
  PLAIN(1000, "1 us");

  private final long unit;
  private final String timescale;

  VcdStyle(long unit, String timescale) {
    this.unit = unit;
    this.timescale = timescale;
  }

  /** Returns how many nanoseconds a tick is. */
  long unit() {
    return unit;
  }

  String timescale() {
    return timescale;
  }
}
