package org.wwep.protocol.server;

import java.time.Duration;
import org.wwep.value.Ranges;

/**
 * How a server treats its clients, wherever it listens.
 *
 * @param keepAlive whether a connection may carry more than one exchange
 * @param reasons whether the reason is appended to an {@code X}
 * @param firstByteTimeout how long the frame may be in coming when there is no keep-alive
 * @param readTimeout how long a frame may pause once it has begun
 * @param idleTimeout how long a kept-alive connection may be silent between frames
 * @param maxConnections how many connections are served at a time
 * @param padded whether frames are padded to {@link org.wwep.protocol.PaddedFrame#LENGTH} bytes, as
 *     in the course's present edition: so replies are, and requests may be
 */
public record ServerRules(
    boolean keepAlive,
    boolean reasons,
    Duration firstByteTimeout,
    Duration readTimeout,
    Duration idleTimeout,
    int maxConnections,
    boolean padded) {
  /**
   * The course's server: one exchange a connection, no reasons. A person has the time to type a
   * frame.
   */
  public static final ServerRules DEFAULT =
      new ServerRules(
          false,
          false,
          Duration.ofSeconds(10),
          Duration.ofMillis(100),
          Duration.ofSeconds(60),
          10_000,
          false);

  /** Checks the ranges. */
  public ServerRules {
    Ranges.positive("the first byte's timeout", firstByteTimeout);
    Ranges.positive("the read timeout", readTimeout);
    Ranges.positive("the idle timeout", idleTimeout);
    if (maxConnections < 1) {
      throw new IllegalArgumentException("at least 1 connection, was " + maxConnections);
    }
  }

  /** Returns these rules with or without keep-alive. */
  public ServerRules withKeepAlive(boolean keepAlive) {
    return new ServerRules(
        keepAlive, reasons, firstByteTimeout, readTimeout, idleTimeout, maxConnections, padded);
  }

  /** Returns these rules with or without reasons. */
  public ServerRules withReasons(boolean reasons) {
    return new ServerRules(
        keepAlive, reasons, firstByteTimeout, readTimeout, idleTimeout, maxConnections, padded);
  }

  /**
   * Returns how long to wait for a client's next bytes.
   *
   * @param midFrame whether a frame has begun
   */
  public Duration patience(boolean midFrame) {
    if (midFrame) {
      return readTimeout;
    }
    return keepAlive ? idleTimeout : firstByteTimeout;
  }

  /** Returns these rules with another timeout for the first byte. */
  public ServerRules withFirstByteTimeout(Duration firstByteTimeout) {
    return new ServerRules(
        keepAlive, reasons, firstByteTimeout, readTimeout, idleTimeout, maxConnections, padded);
  }

  /** Returns these rules with another read timeout. */
  public ServerRules withReadTimeout(Duration readTimeout) {
    return new ServerRules(
        keepAlive, reasons, firstByteTimeout, readTimeout, idleTimeout, maxConnections, padded);
  }

  /** Returns these rules with another idle timeout. */
  public ServerRules withIdleTimeout(Duration idleTimeout) {
    return new ServerRules(
        keepAlive, reasons, firstByteTimeout, readTimeout, idleTimeout, maxConnections, padded);
  }

  /** Returns these rules with another limit on connections. */
  public ServerRules withMaxConnections(int maxConnections) {
    return new ServerRules(
        keepAlive, reasons, firstByteTimeout, readTimeout, idleTimeout, maxConnections, padded);
  }

  /** Returns these rules with or without padded frames. */
  public ServerRules withPadded(boolean padded) {
    return new ServerRules(
        keepAlive, reasons, firstByteTimeout, readTimeout, idleTimeout, maxConnections, padded);
  }
}
