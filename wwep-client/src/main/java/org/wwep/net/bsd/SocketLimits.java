package org.wwep.net.bsd;

import java.time.Duration;
import org.wwep.net.tls.Tls;

/**
 * How many sockets there are, and how long their calls take.
 *
 * @param sockets how many sockets at a time, 1 or more
 * @param connect how long connecting takes at most, where {@code SO_SNDTIMEO} does not say
 * @param handshake how long a TLS handshake takes at most
 */
public record SocketLimits(int sockets, Duration connect, Duration handshake) {
  /** Zephyr's three seconds to connect; more sockets than a small device's build has. */
  public static final SocketLimits DEFAULT =
      new SocketLimits(64, Duration.ofSeconds(3), Tls.HANDSHAKE);

  /** Checks the ranges. */
  public SocketLimits {
    if (sockets < 1 || !connect.isPositive() || !handshake.isPositive()) {
      throw new IllegalArgumentException(
          "a socket or more, and longer than nothing, was %d, %s, %s"
              .formatted(sockets, connect, handshake));
    }
  }
}
