package org.wwep.device;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * Which server the client talks to.
 *
 * @param host the name to look up, or an address literal
 * @param port 1 to 65535
 * @param address the address to use without any look-up, or null
 * @param fallback the address to use when the look-up fails, or null
 */
public record ServerConfig(
    String host, int port, @Nullable InetAddress address, @Nullable InetAddress fallback) {
  /** The port of the open protocol. */
  public static final int OPEN_PORT = 27708;

  /** Checks the port's range. */
  public ServerConfig {
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("a server's port is 1 to 65535, was " + port);
    }
    if (host.isBlank()) {
      throw new IllegalArgumentException("the server needs a name or an address");
    }
  }

  /** Returns a server known by name, on the open port. */
  public static ServerConfig named(String host) {
    return new ServerConfig(host, OPEN_PORT, null, null);
  }

  /** Returns this server on another port. */
  public ServerConfig withPort(int port) {
    return new ServerConfig(host, port, address, fallback);
  }

  /** Returns this server at an address that needs no look-up. */
  public ServerConfig withAddress(@Nullable InetAddress address) {
    return new ServerConfig(host, port, address, fallback);
  }

  /** Returns this server with an address for when the look-up fails. */
  public ServerConfig withFallback(@Nullable InetAddress fallback) {
    return new ServerConfig(host, port, address, fallback);
  }
}
