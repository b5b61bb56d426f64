package org.wwep.emulator.http;

import java.time.Duration;

/**
 * What one service takes.
 *
 * @param connections at one time; the next is answered with 503
 * @param bodyBytes of a request; more is answered with 413
 * @param request how long a request may take from its first byte to its last, and a connection
 *     until that first byte
 * @param idle how long a connection stays between two requests
 * @param reading how long a reader may read nothing of an answer
 */
public record HttpLimits(
    int connections, int bodyBytes, Duration request, Duration idle, Duration reading) {
  /** What suits metrics and APIs. */
  public static final HttpLimits DEFAULT =
      new HttpLimits(
          200, 1 << 20, Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(30));
}
