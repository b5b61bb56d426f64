package org.wwep.emulator.fault;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers as JSON, YAML and options bring them. */
final class NumberParser {
  /** An exponent of billions would be worked out digit by digit. */
  private static final Pattern LONG_EXPONENT = Pattern.compile(".*[eE][+-]?[0-9]{4,}");

  private NumberParser() {}

  /** Reads a whole number that a long can hold, also as {@code 100.0}; null if it is none. */
  static @Nullable Long whole(Object given) {
    if (given instanceof Long whole) {
      return whole;
    }
    BigDecimal number = number(given);
    try {
      return number == null ? null : number.longValueExact();
    } catch (ArithmeticException _) {
      return null;
    }
  }

  /** Reads any number; null if it is none. */
  static @Nullable Double real(Object given) {
    if (given instanceof Double real && Double.isFinite(real)) {
      return real;
    }
    BigDecimal number = number(given);
    return number == null ? null : number.doubleValue();
  }

  private static @Nullable BigDecimal number(Object given) {
    if (!(given instanceof Number) && !(given instanceof String)) {
      return null;
    }
    String text = given.toString();
    if (text.length() > 40 || LONG_EXPONENT.matcher(text).matches()) {
      return null;
    }
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException _) {
      return null;
    }
  }
}
