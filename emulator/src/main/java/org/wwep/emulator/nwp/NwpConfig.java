package org.wwep.emulator.nwp;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
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
    Lease lease) {
  /**
   * The CC3220's limits, and its SPI at 20 MHz. What a command takes is an estimate.
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
          Lease.of(InetAddress.ofLiteral("10.0.0.1")));

  /** Checks the ranges. */
  public NwpConfig {
    air = List.copyOf(air);
    if (secureSockets < 0 || sockets < secureSockets || sockets < 1) {
      throw new IllegalArgumentException(
          "a part has a socket or more, and no more secure ones than that, was %d and %d"
              .formatted(sockets, secureSockets));
    }
    if (command.isNegative() || bytesPerSecond < 0 || joining.isNegative() || dhcp.isNegative()) {
      throw new IllegalArgumentException("times and speeds are 0 or more");
    }
  }

  /** Returns this with other limits. */
  public NwpConfig withSockets(int all, int secure) {
    return new NwpConfig(all, secure, command, bytesPerSecond, mac, air, joining, dhcp, lease);
  }

  /** Returns this with a part that takes no time of its own. */
  public NwpConfig atOnce() {
    return new NwpConfig(
        sockets, secureSockets, Duration.ZERO, 0, mac, air, Duration.ZERO, Duration.ZERO, lease);
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
        Lease.of(address));
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
        lease);
  }
}
