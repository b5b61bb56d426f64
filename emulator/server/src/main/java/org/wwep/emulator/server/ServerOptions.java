package org.wwep.emulator.server;

import java.time.Duration;
import java.util.List;
import org.wwep.net.Endpoint;

/**
 * How a class server behaves.
 *
 * @param ports where it listens, at least one
 * @param keepAlive whether a connection may carry more than one exchange
 * @param reasons whether a refusal says why
 * @param readTimeout how long a frame may pause, and how long the first may be in coming when there
 *     is no keep-alive
 * @param idleTimeout how long a kept-alive connection may be silent between frames
 * @param maxConnections how many connections are served at a time; more are refused
 */
public record ServerOptions(
    List<ServerPort> ports,
    boolean keepAlive,
    boolean reasons,
    Duration readTimeout,
    Duration idleTimeout,
    int maxConnections) {
  /** The read timeout unless told otherwise. */
  public static final Duration READ_TIMEOUT = Duration.ofMillis(100);

  /** Checks the ranges. */
  public ServerOptions {
    ports = List.copyOf(ports);
    if (ports.isEmpty()) {
      throw new IllegalArgumentException("a server listens somewhere, was given no port");
    }
    if (!readTimeout.isPositive() || !idleTimeout.isPositive()) {
      throw new IllegalArgumentException(
          "a timeout is longer than nothing, was " + readTimeout + " and " + idleTimeout);
    }
    if (maxConnections < 1) {
      throw new IllegalArgumentException("at least 1 connection, was " + maxConnections);
    }
  }

  /** Returns the course's server: one exchange a connection, no reasons. */
  public static ServerOptions at(Endpoint local) {
    return new ServerOptions(
        List.of(ServerPort.open(local)),
        false,
        false,
        READ_TIMEOUT,
        Duration.ofSeconds(60),
        10_000);
  }

  /** Returns these options on other ports. */
  public ServerOptions withPorts(ServerPort... ports) {
    return new ServerOptions(
        List.of(ports), keepAlive, reasons, readTimeout, idleTimeout, maxConnections);
  }

  /** Returns these options with or without keep-alive. */
  public ServerOptions withKeepAlive(boolean keepAlive) {
    return new ServerOptions(ports, keepAlive, reasons, readTimeout, idleTimeout, maxConnections);
  }

  /** Returns these options with or without reasons. */
  public ServerOptions withReasons(boolean reasons) {
    return new ServerOptions(ports, keepAlive, reasons, readTimeout, idleTimeout, maxConnections);
  }

  /** Returns these options with another read timeout. */
  public ServerOptions withReadTimeout(Duration readTimeout) {
    return new ServerOptions(ports, keepAlive, reasons, readTimeout, idleTimeout, maxConnections);
  }

  /** Returns these options with another idle timeout. */
  public ServerOptions withIdleTimeout(Duration idleTimeout) {
    return new ServerOptions(ports, keepAlive, reasons, readTimeout, idleTimeout, maxConnections);
  }

  /** Returns these options with another limit on connections. */
  public ServerOptions withMaxConnections(int maxConnections) {
    return new ServerOptions(ports, keepAlive, reasons, readTimeout, idleTimeout, maxConnections);
  }
}
