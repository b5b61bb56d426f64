package org.wwep.emulator.sim.net;

import java.time.Duration;

/** Checks of what callers give, and how what is wrong is told. */
final class ArgumentChecks {
  private ArgumentChecks() {}

  static void timeout(Duration timeout) {
    if (timeout.isNegative()) {
      throw new IllegalArgumentException("a timeout is 0 or more, was " + timeout);
    }
  }

  static void slice(byte[] bytes, int offset, int length, int least) {
    if (length < least || offset < 0 || offset > bytes.length - length) {
      throw new IllegalArgumentException(
          "a slice of %d bytes has %d or more inside, was offset %d, length %d"
              .formatted(bytes.length, least, offset, length));
    }
  }

  static String text(Duration timeout) {
    return timeout.toMillis() + " ms";
  }
}
