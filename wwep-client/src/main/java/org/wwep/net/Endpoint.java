package org.wwep.net;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wwep.value.Ranges;

/**
 * An address and a port.
 *
 * @param address a resolved address
 * @param port 0 to 65535; 0 means "any" where something is bound
 */
public record Endpoint(InetAddress address, int port) {
  /** Checks the port's range. */
  public Endpoint {
    Objects.requireNonNull(address, "address");
    Ranges.within("a port", port, 0, 65535);
  }

  /** Returns this port on the IPv4 loopback interface. */
  public static Endpoint loopback(int port) {
    return new Endpoint(InetAddress.ofLiteral("127.0.0.1"), port);
  }

  /**
   * Returns the peer of a connection.
   *
   * @param remote the peer, or null before it is connected
   * @throws IllegalStateException if it was never connected
   */
  public static Endpoint ofPeer(@Nullable Endpoint remote) {
    if (remote == null) {
      throw new IllegalStateException("not connected yet");
    }
    return remote;
  }

  /** Returns the address as a URL has it, {@code 127.0.0.1} or {@code [::1]}. */
  public String host() {
    String literal = address.getHostAddress();
    return address instanceof Inet6Address ? "[" + literal + "]" : literal;
  }

  /** Returns {@code 127.0.0.1:27708} or {@code [::1]:27708}. */
  @Override
  public String toString() {
    return host() + ":" + port;
  }
}
