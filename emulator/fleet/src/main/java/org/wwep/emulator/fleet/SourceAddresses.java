package org.wwep.emulator.fleet;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/**
 * The addresses that devices connect from, as a person writes them: one, or a network of them.
 *
 * <p>One address has some 28,000 ports to a server, so that many devices need several.
 */
public record SourceAddresses(String text, List<InetAddress> addresses) {
  private static final int LEAST_BITS = 16;
  private static final int BITS = 32;

  /** Copies the addresses. */
  public SourceAddresses {
    addresses = List.copyOf(addresses);
  }

  /**
   * Reads {@code 127.0.1.0/24} or {@code 127.0.1.7}: of a network all addresses but the first and
   * the last.
   *
   * @throws IllegalArgumentException with one line for a person
   */
  public static SourceAddresses parse(String text) {
    int slash = text.indexOf('/');
    InetAddress address = literal(text, slash < 0 ? text : text.substring(0, slash));
    if (slash < 0) {
      return new SourceAddresses(text, List.of(address));
    }
    String digits = text.substring(slash + 1);
    if (!(address instanceof Inet4Address) || !digits.matches("[0-9]{1,2}")) {
      throw wrong(text, "a network is an IPv4 address and its bits");
    }
    int bits = Integer.parseInt(digits);
    if (bits < LEAST_BITS || bits > BITS) {
      throw wrong(text, "a network has " + LEAST_BITS + " to " + BITS + " bits");
    }
    return new SourceAddresses(text, network(address.getAddress(), BITS - bits));
  }

  private static List<InetAddress> network(byte[] of, int hostBits) {
    int base = 0;
    for (byte octet : of) {
      base = base << 8 | octet & 0xFF;
    }
    int size = 1 << hostBits;
    base &= -size;
    boolean whole = size <= 2;
    List<InetAddress> addresses = new ArrayList<>();
    for (int i = whole ? 0 : 1; i < (whole ? size : size - 1); i++) {
      int at = base + i;
      addresses.add(
          address(new byte[] {(byte) (at >> 24), (byte) (at >> 16), (byte) (at >> 8), (byte) at}));
    }
    return addresses;
  }

  private static InetAddress address(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }

  private static InetAddress literal(String text, String address) {
    try {
      return InetAddress.ofLiteral(address);
    } catch (IllegalArgumentException _) {
      throw wrong(text, "'" + address + "' is no IP address");
    }
  }

  private static IllegalArgumentException wrong(String text, String why) {
    return new IllegalArgumentException(
        "'%s' is no source address (%s): write one like 127.0.1.7, or a network like 127.0.1.0/24"
            .formatted(text, why));
  }
}
