package org.wwep.protocol.server;

import org.wwep.net.Endpoint;
import org.wwep.net.SecureLayer;

/**
 * One of a server's ports.
 *
 * @param local where it listens; port 0 takes a free one
 * @param layer what is laid over each connection
 */
public record ServerPort(Endpoint local, SecureLayer layer) {
  /** Returns a port of the open protocol. */
  public static ServerPort open(Endpoint local) {
    return new ServerPort(local, SecureLayer.OPEN);
  }
}
