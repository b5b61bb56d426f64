package org.wwep.emulator.fault;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Numbers as JSON, YAML and options bring them. */
final class NumberParser {
  private NumberParser() {}

  /** Reads a whole number that a long can hold, also as {@code 100.0}; null if it is none. */
  static @Nullable Long whole(Object given) {
    BigDecimal number = number(given);
    try {
      return number == null ? null : number.longValueExact();
    } catch (ArithmeticException _) {
      return null;
    }
  }

  /** Reads any number; null if it is none. */
  static @Nullable Double real(Object given) {
    BigDecimal number = number(given);
    return number == null ? null : number.doubleValue();
  }

  private static @Nullable BigDecimal number(Object given) {
    if (!(given instanceof Number) && !(given instanceof String)) {
      return null;
    }
    String text = given.toString();
    // An exponent of billions would be worked out digit by digit.
    if (text.length() > 40 || text.matches(".*[eE][+-]?[0-9]{4,}")) {
      return null;
    }
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException _) {
      return null;
    }
  }
}
