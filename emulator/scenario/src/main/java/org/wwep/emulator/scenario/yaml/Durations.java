package org.wwep.emulator.scenario.yaml;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads times: {@code 500ms}, {@code 1.5 s}.
 *
 * <p><b>Units</b>: ns, us, ms, s as in Wokwi, and m for minutes; only 0 needs none. Fractions of a
 * nanosecond are rounded.
 */
final class Durations {
  private static final Duration LONGEST = Duration.ofDays(366);
  private static final Pattern TIME =
      Pattern.compile("(-?)([0-9]{1,18}(?:\\.[0-9]{0,18})?) *([A-Za-z\u00b5]*)");
  private static final Map<String, Long> NANOS =
      Map.of("ns", 1L, "us", 1_000L, "ms", 1_000_000L, "s", 1_000_000_000L, "m", 60_000_000_000L);

  private Durations() {}

  /**
   * Reads a time.
   *
   * @throws IllegalArgumentException if it is none, or absurd
   */
  static Duration parse(String text) {
    Matcher matcher = TIME.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' is no duration: write a number and a unit (ns, us, ms, s, m), as in 500ms");
    }
    String number = matcher.group(2);
    BigDecimal amount = new BigDecimal(number.endsWith(".") ? number + "0" : number);
    String unit = matcher.group(3);
    if (unit.isEmpty() && amount.signum() != 0) {
      throw new IllegalArgumentException(
          "a duration needs a unit: '%s' could be %sms or %ss".formatted(text, number, number));
    }
    Long nanos = unit.isEmpty() ? Long.valueOf(1) : NANOS.get(unit);
    if (nanos == null) {
      throw new IllegalArgumentException(
          "'" + unit + "' is no unit of time: write ns, us, ms, s or m, as in 500ms");
    }
    if (!matcher.group(1).isEmpty() && amount.signum() != 0) {
      throw new IllegalArgumentException("a duration is not negative, was " + text);
    }
    BigDecimal total = amount.multiply(BigDecimal.valueOf(nanos));
    if (total.compareTo(BigDecimal.valueOf(LONGEST.toNanos())) > 0) {
      throw new IllegalArgumentException("'" + text + "' is longer than a year");
    }
    return Duration.ofNanos(total.setScale(0, RoundingMode.HALF_UP).longValueExact());
  }

  /** Writes a time as a person would: {@code 1.5s}. */
  static String show(Duration time) {
    long nanos = time.toNanos();
    String unit =
        nanos >= 1_000_000_000L ? "s" : nanos >= 1_000_000L ? "ms" : nanos >= 1000 ? "us" : "ns";
    return nanos == 0
        ? "0s"
        : BigDecimal.valueOf(nanos)
                .divide(BigDecimal.valueOf(NANOS.getOrDefault(unit, 1L)))
                .stripTrailingZeros()
                .toPlainString()
            + unit;
  }
}
