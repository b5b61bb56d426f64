package org.wwep.device.server;

import java.time.Duration;
import org.wwep.net.Endpoint;
import org.wwep.net.SecureLayer;
import org.wwep.net.packet.PoolSizes;
import org.wwep.value.Ranges;

/**
 * What a server's firmware is built with.
 *
 * @param local where it listens; port 0 takes a free one
 * @param security what is laid over each connection
 * @param keepAlive whether a connection may carry more than one exchange
 * @param reasons whether a refusal says why
 * @param readTimeout how long a frame may pause, and how long the first may be in coming when there
 *     is no keep-alive
 * @param idleTimeout how long a kept-alive connection may be silent between frames
 * @param connections how many connections are served at a time, if the firmware can do that
 * @param pools how many packets the device has
 */
public record ServerSettings(
    Endpoint local,
    SecureLayer security,
    boolean keepAlive,
    boolean reasons,
    Duration readTimeout,
    Duration idleTimeout,
    int connections,
    PoolSizes pools) {
  /** How many connections at a time unless told otherwise: what a small device has sockets for. */
  public static final int CONNECTIONS = 5;

  /** Checks the ranges. */
  public ServerSettings {
    Ranges.positive("the read timeout", readTimeout);
    Ranges.positive("the idle timeout", idleTimeout);
    if (connections < 1) {
      throw new IllegalArgumentException("at least 1 connection, was " + connections);
    }
  }

  /** Returns the course's server, in the clear: one exchange a connection, no reasons. */
  public static ServerSettings at(Endpoint local) {
    return new ServerSettings(
        local,
        SecureLayer.OPEN,
        false,
        false,
        Duration.ofMillis(100),
        Duration.ofSeconds(60),
        CONNECTIONS,
        PoolSizes.CALLBACK_SERVER);
  }

  /** Returns the kind of port this is, {@code open} or {@code tls}, as the console calls it. */
  public String port() {
    return security.port();
  }

  /** Returns these settings with this laid over each connection. */
  public ServerSettings withSecurity(SecureLayer security) {
    return new ServerSettings(
        local, security, keepAlive, reasons, readTimeout, idleTimeout, connections, pools);
  }

  /** Returns these settings with or without keep-alive. */
  public ServerSettings withKeepAlive(boolean keepAlive) {
    return new ServerSettings(
        local, security, keepAlive, reasons, readTimeout, idleTimeout, connections, pools);
  }

  /** Returns these settings with or without reasons. */
  public ServerSettings withReasons(boolean reasons) {
    return new ServerSettings(
        local, security, keepAlive, reasons, readTimeout, idleTimeout, connections, pools);
  }

  /** Returns these settings with another read timeout. */
  public ServerSettings withReadTimeout(Duration readTimeout) {
    return new ServerSettings(
        local, security, keepAlive, reasons, readTimeout, idleTimeout, connections, pools);
  }

  /** Returns these settings with another idle timeout. */
  public ServerSettings withIdleTimeout(Duration idleTimeout) {
    return new ServerSettings(
        local, security, keepAlive, reasons, readTimeout, idleTimeout, connections, pools);
  }

  /** Returns these settings with another limit on connections. */
  public ServerSettings withConnections(int connections) {
    return new ServerSettings(
        local, security, keepAlive, reasons, readTimeout, idleTimeout, connections, pools);
  }

  /** Returns these settings with other pools. */
  public ServerSettings withPools(PoolSizes pools) {
    return new ServerSettings(
        local, security, keepAlive, reasons, readTimeout, idleTimeout, connections, pools);
  }
}
