package org.wwep.protocol.server;

import java.time.Duration;
import java.util.List;
import org.wwep.net.Endpoint;

/**
 * What every server is started with, whatever it is built on.
 *
 * <p><b>Shape</b>: the methods that change a rule return these settings with other {@link #rules}.
 *
 * @param ports where it listens, at least one
 * @param rules how it treats its clients
 */
public record ServerSettings(List<ServerPort> ports, ServerRules rules) {
  /** Checks that there is a port. */
  public ServerSettings {
    ports = List.copyOf(ports);
    if (ports.isEmpty()) {
      throw new IllegalArgumentException("a server listens somewhere, was given no port");
    }
  }

  /** Returns the course's server: open, one exchange a connection, no reasons. */
  public static ServerSettings at(Endpoint local) {
    return new ServerSettings(List.of(ServerPort.open(local)), ServerRules.DEFAULT);
  }

  /** Returns these settings on other ports. */
  public ServerSettings withPorts(ServerPort... ports) {
    return new ServerSettings(List.of(ports), rules);
  }

  /** Returns these settings with other rules. */
  public ServerSettings withRules(ServerRules rules) {
    return new ServerSettings(ports, rules);
  }

  /** Returns these settings with or without keep-alive. */
  public ServerSettings withKeepAlive(boolean keepAlive) {
    return withRules(rules.withKeepAlive(keepAlive));
  }

  /** Returns these settings with or without reasons. */
  public ServerSettings withReasons(boolean reasons) {
    return withRules(rules.withReasons(reasons));
  }

  /** Returns these settings with another timeout for the first byte. */
  public ServerSettings withFirstByteTimeout(Duration firstByteTimeout) {
    return withRules(rules.withFirstByteTimeout(firstByteTimeout));
  }

  /** Returns these settings with another read timeout. */
  public ServerSettings withReadTimeout(Duration readTimeout) {
    return withRules(rules.withReadTimeout(readTimeout));
  }

  /** Returns these settings with another idle timeout. */
  public ServerSettings withIdleTimeout(Duration idleTimeout) {
    return withRules(rules.withIdleTimeout(idleTimeout));
  }

  /** Returns these settings with another limit on connections. */
  public ServerSettings withMaxConnections(int maxConnections) {
    return withRules(rules.withMaxConnections(maxConnections));
  }
}
