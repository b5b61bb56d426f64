package org.wwep.emulator.scenario;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import org.wwep.hal.Level;
import org.wwep.value.Durations;

/** Times and levels, as failures write them. */
public final class Formats {
  private static final int MILLIS = 3;

  private Formats() {}

  /** Returns a moment since the world began, {@code 1.250s}: to the millisecond at least. */
  public static String at(Duration moment) {
    BigDecimal seconds = BigDecimal.valueOf(moment.toNanos(), 9).stripTrailingZeros();
    return (seconds.scale() < MILLIS ? seconds.setScale(MILLIS, RoundingMode.UNNECESSARY) : seconds)
            .toPlainString()
        + "s";
  }

  /** Returns a span as a person writes it, {@code 1.5s}. */
  public static String span(Duration span) {
    return Durations.format(span);
  }

  /** Returns 0 or 1. */
  public static int bit(Level level) {
    return level == Level.HIGH ? 1 : 0;
  }
}
