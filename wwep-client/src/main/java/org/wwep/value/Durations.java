package org.wwep.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of durations: {@code 500ms}, {@code 1.5 s}, {@code 1m}.
 *
 * <p><b>Units</b>: ns, us, ms and s as in Wokwi, in either case, and m for minutes; only 0 needs
 * none. Fractions of a nanosecond are rounded.
 *
 * <p><b>Errors</b>: {@link IllegalArgumentException} with one line for a person.
 *
 * <p><b>Source</b>: wokwi-cli, {@code parseTime}.
 */
public final class Durations {
  /** The longest that is read: a leap year. */
  public static final Duration LONGEST = Duration.ofDays(366);

  private static final Pattern TEXT =
      Pattern.compile("(-?)([0-9]{1,40})(?:\\.([0-9]{0,40}))?\\s*([A-Za-z\u00b5]*)");
  private static final BigInteger SECOND = BigInteger.valueOf(1_000_000_000);
  private static final Map<String, Long> NANOS =
      Map.of("ns", 1L, "us", 1_000L, "ms", 1_000_000L, "s", 1_000_000_000L, "m", 60_000_000_000L);

  private Durations() {}

  /**
   * Reads a duration of 0 to {@link #LONGEST}.
   *
   * @throws IllegalArgumentException if the text is none, or if it is out of range
   */
  public static Duration parse(String text) {
    Duration duration = parseUnbounded(text);
    if (duration.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("'" + text + "' is longer than a year");
    }
    return duration;
  }

  /**
   * Reads a duration of 0 or more, for users with a range of their own; what no {@link Duration}
   * can hold is the longest that one can.
   *
   * @throws IllegalArgumentException if the text is none
   */
  public static Duration parseUnbounded(String text) {
    Matcher matcher = TEXT.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' is no duration: write a number and a unit (ns, us, ms, s, m), as in 500ms");
    }
    String fraction = matcher.group(3);
    String number =
        matcher.group(2) + (fraction == null || fraction.isEmpty() ? "" : "." + fraction);
    BigDecimal amount = new BigDecimal(number);
    String unit = matcher.group(4);
    if (unit.isEmpty() && amount.signum() != 0) {
      throw new IllegalArgumentException(
          "a duration needs a unit: '%s' could be %sms or %ss".formatted(text, number, number));
    }
    Long nanos = unit.isEmpty() ? Long.valueOf(1) : NANOS.get(unit.toLowerCase(Locale.ROOT));
    if (nanos == null) {
      throw new IllegalArgumentException(
          "'" + unit + "' is no unit of time: write ns, us, ms, s or m, as in 500ms");
    }
    if (!matcher.group(1).isEmpty() && amount.signum() != 0) {
      throw new IllegalArgumentException("a duration is not negative, was " + text);
    }
    BigInteger total =
        amount.multiply(BigDecimal.valueOf(nanos)).setScale(0, RoundingMode.HALF_UP).toBigInteger();
    BigInteger[] parts = total.divideAndRemainder(SECOND);
    return parts[0].bitLength() > Long.SIZE - 1
        ? Duration.ofSeconds(Long.MAX_VALUE)
        : Duration.ofSeconds(parts[0].longValue(), parts[1].longValue());
  }

  /** Writes a duration as a person would, {@code 1.5s}; what was read is written exactly. */
  public static String format(Duration duration) {
    BigDecimal seconds =
        BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
    BigDecimal size = seconds.abs();
    if (size.compareTo(BigDecimal.ONE) >= 0) {
      return text(seconds, 0) + "s";
    }
    if (size.signum() == 0 || size.compareTo(BigDecimal.valueOf(1, 3)) >= 0) {
      return text(seconds, 3) + "ms";
    }
    return size.compareTo(BigDecimal.valueOf(1, 6)) >= 0
        ? text(seconds, 6) + "us"
        : text(seconds, 9) + "ns";
  }

  /** Writes a timeout as messages about links have it, {@code 500 ms}. */
  public static String millis(Duration timeout) {
    return TimeUnit.MILLISECONDS.convert(timeout) + " ms";
  }

  private static String text(BigDecimal seconds, int digits) {
    return seconds.movePointRight(digits).stripTrailingZeros().toPlainString();
  }
}
