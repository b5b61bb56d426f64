package org.wwep.emulator.coprocessor;

import java.net.InetAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.coprocessor.channel.DhcpRange;
import org.wwep.emulator.coprocessor.channel.IpConfiguration;
import org.wwep.hal.MacAddress;

/**
 * How a part opens a network of its own.
 *
 * @param network its name, its key and its channel
 * @param addresses the part's own in it
 * @param dhcp what its stations are given
 */
public record HotSpotSetup(AccessPoint network, IpConfiguration addresses, DhcpRange dhcp) {
  /**
   * The part's own address in its network, unless told otherwise.
   *
   * <p><b>Source</b>: the address that TI's provisioning applications go to.
   */
  public static final InetAddress ADDRESS = InetAddress.ofLiteral("10.123.45.1");

  /** What the name begins with, unless told otherwise; the MAC address's last bytes follow. */
  public static final String PREFIX = "mysimplelink-";

  private static final Duration LEASE = Duration.ofHours(24);

  /** How strong its network is to its neighbours, in dBm, unless told otherwise. */
  public static final int STRENGTH = -40;

  private static final int CHANNEL = 6;

  /** Returns what a part with this MAC address has until it is told otherwise: an open network. */
  public static HotSpotSetup of(MacAddress mac) {
    return of(network(PREFIX + "%02x%02x".formatted(mac.octet(4), mac.octet(5)), null, CHANNEL));
  }

  /** Returns this network at the usual addresses. */
  public static HotSpotSetup of(AccessPoint network) {
    return new HotSpotSetup(
        network, IpConfiguration.of(ADDRESS), DhcpRange.beside(IpConfiguration.of(ADDRESS), LEASE));
  }

  /** Returns a network as its neighbours hear it. */
  public static AccessPoint network(String ssid, @Nullable String key, int channel) {
    return new AccessPoint(ssid, key, STRENGTH, channel);
  }

  /** Returns this at another address, with all that is beside it for stations. */
  public HotSpotSetup at(IpConfiguration own) {
    return new HotSpotSetup(network, own, DhcpRange.beside(own, dhcp.lease()));
  }

  /**
   * Returns this with another range.
   *
   * @throws IllegalArgumentException if it leaves the network
   */
  public HotSpotSetup withDhcp(DhcpRange range) {
    DhcpRange all = DhcpRange.beside(addresses, range.lease());
    if (!all.holds(range)) {
      throw new IllegalArgumentException(
          "the DHCP range lies in the network of %s, %s, was %s".formatted(addresses, all, range));
    }
    return new HotSpotSetup(network, addresses, range);
  }

  /** Returns this with another name, key or channel. */
  public HotSpotSetup withNetwork(AccessPoint other) {
    return new HotSpotSetup(other, addresses, dhcp);
  }

  /** Returns the addresses of a station: the part is its router and its name server. */
  IpConfiguration station(InetAddress address) {
    return new IpConfiguration(
        address, addresses.prefix(), addresses.address(), addresses.address());
  }
}
