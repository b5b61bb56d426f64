package org.wwep.emulator.nwp;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.wwep.emulator.nwp.channel.Addresses;
import org.wwep.hal.MacAddress;

/**
 * What a part can do, how long it takes, and what is around it.
 *
 * @param sockets how many sockets there are
 * @param secureSockets how many of them may be TLS
 * @param command what a command takes, besides what it does
 * @param bytesPerSecond how fast the channel is; 0 for as fast as it goes
 * @param mac the part's MAC address
 * @param air the networks in range
 * @param joining what associating takes
 * @param dhcp what getting a lease takes
 * @param lease the lease that there will be
 * @param silence how long a network has to be silent to be lost
 */
public record NwpConfig(
    int sockets,
    int secureSockets,
    Duration command,
    long bytesPerSecond,
    MacAddress mac,
    List<AccessPoint> air,
    Duration joining,
    Duration dhcp,
    Addresses lease,
    Duration silence) {
  /**
   * The CC3220's limits, and its SPI at 20 MHz. What a command takes, and when a network is lost,
   * are estimates.
   *
   * <p><b>Source</b>: SWRS184 (16 sockets, 6 secure); the host interface's clock from SWRU461.
   */
  public static final NwpConfig PART =
      new NwpConfig(
          16,
          6,
          Duration.ofNanos(250_000),
          2_500_000,
          MacAddress.fromSeed(3220),
          List.of(AccessPoint.DEFAULT),
          Duration.ofMillis(120),
          Duration.ofMillis(60),
          Addresses.of(InetAddress.ofLiteral("10.0.0.1")),
          Duration.ofSeconds(1));

  /** Checks the ranges. */
  public NwpConfig {
    air = List.copyOf(air);
    if (secureSockets < 0 || sockets < secureSockets || sockets < 1) {
      throw new IllegalArgumentException(
          "a part has a socket or more, and no more secure ones than that, was %d and %d"
              .formatted(sockets, secureSockets));
    }
    if (Stream.of(command, joining, dhcp, silence).anyMatch(Duration::isNegative)
        || bytesPerSecond < 0) {
      throw new IllegalArgumentException("times and speeds are 0 or more");
    }
  }

  /** Returns this with other limits. */
  public NwpConfig withSockets(int all, int secure) {
    return new NwpConfig(
        all, secure, command, bytesPerSecond, mac, air, joining, dhcp, lease, silence);
  }

  /** Returns this with a part that takes no time of its own. */
  public NwpConfig atOnce() {
    return new NwpConfig(
        sockets,
        secureSockets,
        Duration.ZERO,
        0,
        mac,
        air,
        Duration.ZERO,
        Duration.ZERO,
        lease,
        Duration.ZERO);
  }

  /** Returns this with another MAC address and lease. */
  public NwpConfig withAddresses(MacAddress other, InetAddress address) {
    return new NwpConfig(
        sockets,
        secureSockets,
        command,
        bytesPerSecond,
        other,
        air,
        joining,
        dhcp,
        Addresses.of(address),
        silence);
  }

  /** Returns this with other networks in range. */
  public NwpConfig withAir(AccessPoint... networks) {
    return new NwpConfig(
        sockets,
        secureSockets,
        command,
        bytesPerSecond,
        mac,
        List.of(networks),
        joining,
        dhcp,
        lease,
        silence);
  }
}
