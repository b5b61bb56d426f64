package org.wwep.emulator.cli.option;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.coprocessor.channel.IpConfiguration;
import org.wwep.value.Ipv4Number;
import org.wwep.value.Ranges;

/**
 * Where a coprocessor's addresses come from.
 *
 * @param fixed the addresses, or null for DHCP's
 */
public record IpAssignment(@Nullable IpConfiguration fixed) {
  private static final Pattern FIXED =
      Pattern.compile("([0-9.]+)/([0-9]{1,2})(?:,([0-9.]+)(?:,([0-9.]+))?)?");

  /** Reads {@code dhcp}, or {@code 192.168.1.7/24,192.168.1.1,192.168.1.1}. */
  static IpAssignment parse(String text) {
    if (text.strip().equalsIgnoreCase("dhcp")) {
      return new IpAssignment(null);
    }
    Matcher matcher = FIXED.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' is not dhcp and no IP/PREFIX[,GATEWAY[,DNS]]: write one like 192.168.1.7/24");
    }
    int prefix = Ranges.within("a prefix", Integer.parseInt(matcher.group(2)), 1, 30);
    InetAddress address = four(matcher.group(1));
    int mask = -1 << (32 - prefix);
    String router = matcher.group(3);
    InetAddress gateway =
        router == null ? Ipv4Number.address((bits(address) & mask) + 1) : four(router);
    if ((bits(gateway) & mask) != (bits(address) & mask)) {
      throw new IllegalArgumentException(
          "the gateway %s is not in the network of %s/%d"
              .formatted(gateway.getHostAddress(), address.getHostAddress(), prefix));
    }
    String names = matcher.group(4);
    return new IpAssignment(
        new IpConfiguration(address, prefix, gateway, names == null ? gateway : four(names)));
  }

  private static InetAddress four(String text) {
    try {
      return Inet4Address.ofLiteral(text);
    } catch (IllegalArgumentException _) {
      throw new IllegalArgumentException(
          "'" + text + "' is no IPv4 address: write one like 192.168.1.7");
    }
  }

  private static int bits(InetAddress address) {
    return (int) Ipv4Number.of(address);
  }
}
