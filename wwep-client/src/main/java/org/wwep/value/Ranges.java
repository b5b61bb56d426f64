package org.wwep.value;

import java.time.Duration;

/**
 * Checks that a value is in its range.
 *
 * <p><b>Shape</b>: {@code NAME is RANGE, was VALUE}; the name is what the caller's user calls the
 * value: {@code a port}, {@code --attempts}.
 *
 * <p><b>Errors</b>: {@link IllegalArgumentException} with that line.
 */
public final class Ranges {
  private Ranges() {}

  /** Returns the value if it is from the least to the most. */
  public static int within(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw outside(name, value, least, most);
    }
    return value;
  }

  /** Returns the value if it is from the least to the most. */
  public static long within(String name, long value, long least, long most) {
    if (value < least || value > most) {
      throw outside(name, value, least, most);
    }
    return value;
  }

  /** Returns the value if it is the least or more. */
  public static int atLeast(String name, int value, int least) {
    return (int) atLeast(name, (long) value, least);
  }

  /** Returns the value if it is the least or more. */
  public static long atLeast(String name, long value, long least) {
    if (value < least) {
      throw new IllegalArgumentException("%s is %d or more, was %d".formatted(name, least, value));
    }
    return value;
  }

  /** Returns the port to listen on, 0 for a free one. */
  public static int port(String name, int value) {
    if (value < 0 || value > 65535) {
      throw new IllegalArgumentException(
          name + " is 0 to 65535, with 0 for a free one; was " + value);
    }
    return value;
  }

  /** Returns the share, which is 0 to 1. */
  public static double share(String name, double value) {
    // Written so that NaN is out of range.
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " is 0 to 1, was " + value);
    }
    return value;
  }

  /** Returns the duration if it is longer than 0. */
  public static Duration positive(String name, Duration value) {
    if (!value.isPositive()) {
      throw new IllegalArgumentException(
          name + " must be positive, such as 500ms; was " + Durations.format(value));
    }
    return value;
  }

  /** Returns the duration if it is not negative. */
  public static Duration notNegative(String name, Duration value) {
    if (value.isNegative()) {
      throw new IllegalArgumentException(name + " is 0 or more, was " + Durations.format(value));
    }
    return value;
  }

  /** Returns the time that a call may take, which is not negative. */
  public static Duration timeout(Duration value) {
    return notNegative("a timeout", value);
  }

  /** Checks that a slice is inside its array, and the least number of bytes or more. */
  public static void slice(byte[] bytes, int offset, int length, int least) {
    if (length < least || offset < 0 || offset > bytes.length - length) {
      throw new IllegalArgumentException(
          "a slice of %d bytes has %d or more inside, was offset %d, length %d"
              .formatted(bytes.length, least, offset, length));
    }
  }

  private static IllegalArgumentException outside(String name, long value, long least, long most) {
    return new IllegalArgumentException(
        "%s is %d to %d, was %d".formatted(name, least, most, value));
  }
}
