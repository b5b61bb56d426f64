package org.wwep.emulator.coprocessor;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.wwep.emulator.coprocessor.channel.IpConfiguration;
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
public record CoprocessorConfig(
    int sockets,
    int secureSockets,
    Duration command,
    long bytesPerSecond,
    MacAddress mac,
    List<AccessPoint> air,
    Duration joining,
    Duration dhcp,
    IpConfiguration lease,
    Duration silence) {
  /**
   * The CC3220's limits, and its SPI at 20 MHz. What a command takes, and when a network is lost,
   * are estimates.
   *
   * <p><b>Source</b>: SWRS184 (16 sockets, 6 secure); the host interface's clock from SWRU461.
   */
  public static final CoprocessorConfig PART =
      new CoprocessorConfig(
          16,
          6,
          Duration.ofNanos(250_000),
          2_500_000,
          MacAddress.fromSeed(3220),
          List.of(AccessPoint.DEFAULT),
          Duration.ofMillis(120),
          Duration.ofMillis(60),
          IpConfiguration.of(InetAddress.ofLiteral("10.0.0.1")),
          Duration.ofSeconds(1));

  /** Checks the ranges. */
  public CoprocessorConfig {
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
  public CoprocessorConfig withSockets(int all, int secure) {
    return new CoprocessorConfig(
        all, secure, command, bytesPerSecond, mac, air, joining, dhcp, lease, silence);
  }

  /** Returns this with a part that takes no time of its own. */
  public CoprocessorConfig atOnce() {
    return new CoprocessorConfig(
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
  public CoprocessorConfig withAddresses(MacAddress other, InetAddress address) {
    return new CoprocessorConfig(
        sockets,
        secureSockets,
        command,
        bytesPerSecond,
        other,
        air,
        joining,
        dhcp,
        IpConfiguration.of(address),
        silence);
  }

  /** Returns this with other networks in range. */
  public CoprocessorConfig withAir(AccessPoint... networks) {
    return new CoprocessorConfig(
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
