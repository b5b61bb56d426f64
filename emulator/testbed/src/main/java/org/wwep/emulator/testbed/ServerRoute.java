package org.wwep.emulator.testbed;

import org.wwep.device.LinkConfig;
import org.wwep.net.Endpoint;

/**
 * How firmware that has the server's name and ports built in finds the server of a world that has
 * it elsewhere.
 *
 * @param name the name that the firmware looks up
 * @param host the name that this world has the server by
 * @param server the server's open port
 * @param tlsPort its TLS port, or -1 for none
 */
public record ServerRoute(String name, String host, Endpoint server, int tlsPort) {
  private static final String ADDRESS = "198.51.100.3";

  /** Returns whether the server is meant by this name or address. */
  boolean means(String host) {
    return host.equals(name)
        || host.equals(World.SERVER_NAME)
        || host.equals(World.OTHER_SERVER_NAME)
        || host.equals(ADDRESS);
  }

  /** Returns where to connect in place of this endpoint. */
  Endpoint of(Endpoint wanted) {
    boolean here = wanted.address().equals(server.address());
    if (!here && !wanted.address().getHostAddress().equals(ADDRESS)) {
      return wanted;
    }
    return switch (wanted.port()) {
      case LinkConfig.OPEN_PORT -> server;
      case LinkConfig.TLS_PORT -> tlsPort < 0 ? wanted : new Endpoint(server.address(), tlsPort);
      default -> wanted;
    };
  }
}
