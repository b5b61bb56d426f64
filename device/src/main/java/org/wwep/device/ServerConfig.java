package org.wwep.device;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * Which server the client talks to.
 *
 * @param host the name to look up, or an address literal
 * @param address the address to use without any look-up, or null
 * @param fallback the address to use when the look-up fails, or null
 */
public record ServerConfig(
    String host, @Nullable InetAddress address, @Nullable InetAddress fallback) {
  /** Checks that there is a name. */
  public ServerConfig {
    if (host.isBlank()) {
      throw new IllegalArgumentException("the server needs a name or an address");
    }
  }

  /** Returns a server known by name. */
  public static ServerConfig named(String host) {
    return new ServerConfig(host, null, null);
  }
}
