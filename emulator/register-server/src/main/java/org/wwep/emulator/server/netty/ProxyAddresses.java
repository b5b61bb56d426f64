package org.wwep.emulator.server.netty;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * The balancers that are believed when they say, by the PROXY protocol, who their client is.
 *
 * @param networks all of them
 */
public record ProxyAddresses(List<Network> networks) {
  /** Nobody is believed. */
  public static final ProxyAddresses NONE = new ProxyAddresses(List.of());

  /**
   * An address, or all that begin like it.
   *
   * @param address the first
   * @param bits how many of its bits count, 0 to 32 or 128
   */
  public record Network(InetAddress address, int bits) {
    /** Checks the bits. */
    public Network {
      int most = address.getAddress().length * Byte.SIZE;
      if (bits < 0 || bits > most) {
        throw new IllegalArgumentException("a network has 0 to " + most + " bits, was " + bits);
      }
    }

    static Network parse(String text) {
      int slash = text.indexOf('/');
      String first = slash < 0 ? text : text.substring(0, slash);
      try {
        InetAddress address = InetAddress.ofLiteral(first);
        if (!first.contains(":") && first.split("\\.", -1).length != 4) {
          // That takes 10.1 too, for 10.0.0.1.
          throw new IllegalArgumentException("not four numbers");
        }
        int all = address.getAddress().length * Byte.SIZE;
        return new Network(address, slash < 0 ? all : Integer.parseInt(text.substring(slash + 1)));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "'%s' is no address and no network: write one like 10.0.0.5 or 10.0.0.0/24"
                .formatted(text),
            e);
      }
    }

    boolean has(InetAddress other) {
      byte[] own = address.getAddress();
      byte[] theirs = other.getAddress();
      if (own.length != theirs.length) {
        return false;
      }
      for (int i = 0; i < bits; i += Byte.SIZE) {
        int ignored = Math.max(0, i + Byte.SIZE - bits);
        if ((own[i / Byte.SIZE] ^ theirs[i / Byte.SIZE]) >> ignored != 0) {
          return false;
        }
      }
      return true;
    }
  }

  /** Copies the list. */
  public ProxyAddresses {
    networks = List.copyOf(networks);
  }

  /**
   * Reads {@code 10.0.0.5,fd00::/64}.
   *
   * @throws IllegalArgumentException with one line for a person
   */
  public static ProxyAddresses parse(String text) {
    return new ProxyAddresses(
        Stream.of(text.split(",", -1)).map(String::strip).map(Network::parse).toList());
  }

  /** Returns whether somebody at this address is believed. */
  boolean has(InetAddress address) {
    // Most servers have none.
    return !networks.isEmpty() && networks.stream().anyMatch(network -> network.has(address));
  }
}
