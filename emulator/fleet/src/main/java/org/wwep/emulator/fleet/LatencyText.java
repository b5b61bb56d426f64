package org.wwep.emulator.fleet;

import java.util.Locale;

/** Times as a table has them. */
public final class LatencyText {
  private static final long MICRO = 1_000;
  private static final long MILLI = 1_000_000;
  private static final long SECOND = 1_000_000_000;

  private LatencyText() {}

  /** Returns {@code 87 us}, {@code 1.24 ms} or {@code 2.05 s}. */
  public static String of(long nanos) {
    if (nanos < MILLI) {
      return nanos / MICRO + " us";
    }
    return nanos < SECOND
        ? String.format(Locale.ROOT, "%.2f ms", nanos / (double) MILLI)
        : String.format(Locale.ROOT, "%.2f s", nanos / (double) SECOND);
  }
}
