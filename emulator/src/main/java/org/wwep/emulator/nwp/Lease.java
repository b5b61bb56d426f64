package org.wwep.emulator.nwp;

import java.net.InetAddress;
import org.wwep.emulator.nwp.channel.MalformedFrame;
import org.wwep.emulator.nwp.channel.Payload;
import org.wwep.emulator.nwp.channel.PayloadReader;

/**
 * The addresses of a device on its network.
 *
 * @param address its own
 * @param prefix how many bits name the network, 0 to 32
 * @param gateway its router
 * @param dns its name server
 */
public record Lease(InetAddress address, int prefix, InetAddress gateway, InetAddress dns) {
  /** Checks the prefix. */
  public Lease {
    if (prefix < 0 || prefix > 32) {
      throw new IllegalArgumentException("a prefix is 0 to 32, was " + prefix);
    }
  }

  /** Returns a lease in a /24 with router and name server at .1. */
  public static Lease of(InetAddress address) {
    byte[] bytes = address.getAddress();
    bytes[bytes.length - 1] = 1;
    InetAddress router =
        InetAddress.ofLiteral(
            "%d.%d.%d.1".formatted(bytes[0] & 255, bytes[1] & 255, bytes[2] & 255));
    return new Lease(address, 24, router, router);
  }

  /** Writes it down, and returns what it was written to. */
  Payload write(Payload payload) {
    return payload.address(address).number(prefix).address(gateway).address(dns);
  }

  /** Reads what was written; an {@link IllegalArgumentException} says what of it cannot be. */
  static Lease read(PayloadReader from) throws MalformedFrame {
    return new Lease(from.address(), from.number(), from.address(), from.address());
  }
}
