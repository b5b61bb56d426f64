package org.wwep.emulator.coprocessor.channel;

import java.net.InetAddress;
import org.wwep.value.Ranges;

/**
 * The addresses of a device on its network, and how they go over the channel.
 *
 * @param address its own
 * @param prefix how many bits name the network, 0 to 32
 * @param gateway its router
 * @param dns its name server
 */
public record IpConfiguration(
    InetAddress address, int prefix, InetAddress gateway, InetAddress dns) {
  private static final int USUAL = 24;

  /** Checks the prefix. */
  public IpConfiguration {
    Ranges.within("a prefix", prefix, 0, 32);
  }

  /** Returns those of a device in a /24 with router and name server at .1. */
  public static IpConfiguration of(InetAddress address) {
    byte[] bytes = address.getAddress();
    InetAddress router =
        InetAddress.ofLiteral(
            "%d.%d.%d.1".formatted(bytes[0] & 255, bytes[1] & 255, bytes[2] & 255));
    return new IpConfiguration(address, USUAL, router, router);
  }

  /** Writes them down, and returns what they were written to. */
  public PayloadWriter write(PayloadWriter payloadWriter) {
    return payloadWriter.address(address).number(prefix).address(gateway).address(dns);
  }

  /** Reads what was written. */
  public static IpConfiguration read(PayloadReader from) throws MalformedFrameException {
    InetAddress address = from.address();
    int prefix = from.number();
    try {
      return new IpConfiguration(address, prefix, from.address(), from.address());
    } catch (IllegalArgumentException e) {
      throw new MalformedFrameException(String.valueOf(e.getMessage()));
    }
  }

  /** Returns the own address with its prefix, {@code 10.0.0.1/24}. */
  @Override
  public String toString() {
    return address.getHostAddress() + "/" + prefix;
  }
}
