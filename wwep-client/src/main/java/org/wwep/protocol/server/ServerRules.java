package org.wwep.protocol.server;

import java.time.Duration;
import org.wwep.value.Ranges;

/**
 * How a server treats its clients, wherever it listens.
 *
 * @param keepAlive whether a connection may carry more than one exchange
 * @param reasons whether the reason is appended to an {@code X}
 * @param readTimeout how long a frame may pause, and how long the first may be in coming when there
 *     is no keep-alive
 * @param idleTimeout how long a kept-alive connection may be silent between frames
 * @param maxConnections how many connections are served at a time
 */
public record ServerRules(
    boolean keepAlive,
    boolean reasons,
    Duration readTimeout,
    Duration idleTimeout,
    int maxConnections) {
  /** The course's server: one exchange a connection, no reasons. */
  public static final ServerRules DEFAULT =
      new ServerRules(false, false, Duration.ofMillis(100), Duration.ofSeconds(60), 10_000);

  /** Checks the ranges. */
  public ServerRules {
    Ranges.positive("the read timeout", readTimeout);
    Ranges.positive("the idle timeout", idleTimeout);
    if (maxConnections < 1) {
      throw new IllegalArgumentException("at least 1 connection, was " + maxConnections);
    }
  }

  /** Returns these rules with or without keep-alive. */
  public ServerRules withKeepAlive(boolean keepAlive) {
    return new ServerRules(keepAlive, reasons, readTimeout, idleTimeout, maxConnections);
  }

  /** Returns these rules with or without reasons. */
  public ServerRules withReasons(boolean reasons) {
    return new ServerRules(keepAlive, reasons, readTimeout, idleTimeout, maxConnections);
  }

  /** Returns these rules with another read timeout. */
  public ServerRules withReadTimeout(Duration readTimeout) {
    return new ServerRules(keepAlive, reasons, readTimeout, idleTimeout, maxConnections);
  }

  /** Returns these rules with another idle timeout. */
  public ServerRules withIdleTimeout(Duration idleTimeout) {
    return new ServerRules(keepAlive, reasons, readTimeout, idleTimeout, maxConnections);
  }

  /** Returns these rules with another limit on connections. */
  public ServerRules withMaxConnections(int maxConnections) {
    return new ServerRules(keepAlive, reasons, readTimeout, idleTimeout, maxConnections);
  }
}
