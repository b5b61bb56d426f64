package org.wwep.emulator.sim.net;

import java.time.Duration;
import org.wwep.net.BindFailed;
import org.wwep.net.Endpoint;

/** Checks of what callers give, and how what is wrong is told. */
final class Limits {
  private Limits() {}

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

  static BindFailed inUse(Endpoint wanted) {
    return new BindFailed(
        "cannot bind "
            + wanted
            + ": the port is in use; stop who has it, or choose another port or 0 for any");
  }

  static String text(Duration timeout) {
    return timeout.toMillis() + " ms";
  }
}
