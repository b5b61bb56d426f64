package org.wwep.emulator.coprocessor;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.coprocessor.channel.IpConfiguration;
import org.wwep.hal.MacAddress;
import org.wwep.net.Endpoint;

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
 * @param hotSpot how it opens a network of its own, until firmware sets it up
 * @param web where its HTTP server listens unless firmware says a port
 * @param power what it draws in which mode, or null if nobody knows
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
    Duration silence,
    HotSpotSetup hotSpot,
    Endpoint web,
    @Nullable PowerFigures power) {
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
          Duration.ofSeconds(1),
          HotSpotSetup.of(MacAddress.fromSeed(3220)),
          new Endpoint(InetAddress.ofLiteral("0.0.0.0"), 80),
          null);

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
        all,
        secure,
        command,
        bytesPerSecond,
        mac,
        air,
        joining,
        dhcp,
        lease,
        silence,
        hotSpot,
        web,
        power);
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
        Duration.ZERO,
        hotSpot,
        web,
        power);
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
        silence,
        HotSpotSetup.of(other),
        web,
        power);
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
        silence,
        hotSpot,
        web,
        power);
  }

  /** Returns this with another network of its own, and its HTTP server there. */
  public CoprocessorConfig withHotSpot(HotSpotSetup setup, Endpoint listen) {
    return new CoprocessorConfig(
        sockets,
        secureSockets,
        command,
        bytesPerSecond,
        mac,
        air,
        joining,
        dhcp,
        lease,
        silence,
        setup,
        listen,
        power);
  }

  /** Returns this with figures of what it draws. */
  public CoprocessorConfig withPower(@Nullable PowerFigures figures) {
    return new CoprocessorConfig(
        sockets,
        secureSockets,
        command,
        bytesPerSecond,
        mac,
        air,
        joining,
        dhcp,
        lease,
        silence,
        hotSpot,
        web,
        figures);
  }
}
