package org.wwep.protocol.server;

import java.util.List;
import org.wwep.net.Endpoint;

/**
 * What every server is started with, whatever it is built on.
 *
 * @param ports where it listens, at least one
 * @param rules how it treats its clients
 */
public record ServerSettings(List<ServerPort> ports, ServerRules rules)
    implements RuleSettings<ServerSettings> {
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

  @Override
  public ServerSettings withRules(ServerRules rules) {
    return new ServerSettings(ports, rules);
  }
}
