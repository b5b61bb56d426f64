package org.wwep.emulator.coprocessor;

import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.coprocessor.channel.IpConfiguration;
import org.wwep.hal.MacAddress;
import org.wwep.net.Endpoint;

/**
 * What a part can do, how long it takes, and what is around it.
 *
 * @param sockets how many sockets there are
 * @param secureSockets how many of them may be TLS
 * @param timing how long it takes
 * @param mac the part's MAC address
 * @param air the networks in range
 * @param lease the lease that there will be
 * @param hotSpot how it opens a network of its own, until firmware sets it up
 * @param web where its HTTP server listens unless firmware says a port
 * @param power what it draws in which mode, or null if nobody knows
 */
public record CoprocessorConfig(
    int sockets,
    int secureSockets,
    CoprocessorTiming timing,
    MacAddress mac,
    List<AccessPoint> air,
    IpConfiguration lease,
    HotSpotSetup hotSpot,
    Endpoint web,
    @Nullable PowerFigures power) {
  /**
   * The CC3220's limits, and its timing.
   *
   * <p><b>Source</b>: SWRS184 (16 sockets, 6 secure).
   */
  public static final CoprocessorConfig PART =
      new CoprocessorConfig(
          16,
          6,
          CoprocessorTiming.PART,
          MacAddress.fromSeed(3220),
          List.of(AccessPoint.DEFAULT),
          IpConfiguration.of(InetAddress.ofLiteral("10.0.0.1")),
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
  }

  /** Returns this with other limits. */
  public CoprocessorConfig withSockets(int all, int secure) {
    return new CoprocessorConfig(all, secure, timing, mac, air, lease, hotSpot, web, power);
  }

  /** Returns this with a part that takes no time of its own. */
  public CoprocessorConfig atOnce() {
    return new CoprocessorConfig(
        sockets, secureSockets, CoprocessorTiming.NONE, mac, air, lease, hotSpot, web, power);
  }

  /** Returns this with another MAC address and lease. */
  public CoprocessorConfig withAddresses(MacAddress other, InetAddress address) {
    IpConfiguration given = IpConfiguration.of(address);
    HotSpotSetup own = HotSpotSetup.of(other);
    return new CoprocessorConfig(
        sockets, secureSockets, timing, other, air, given, own, web, power);
  }

  /** Returns this with other networks in range. */
  public CoprocessorConfig withAir(AccessPoint... networks) {
    List<AccessPoint> heard = List.of(networks);
    return new CoprocessorConfig(
        sockets, secureSockets, timing, mac, heard, lease, hotSpot, web, power);
  }

  /** Returns this with another network of its own, and its HTTP server there. */
  public CoprocessorConfig withHotSpot(HotSpotSetup setup, Endpoint listen) {
    return new CoprocessorConfig(
        sockets, secureSockets, timing, mac, air, lease, setup, listen, power);
  }

  /** Returns this with figures of what it draws. */
  public CoprocessorConfig withPower(@Nullable PowerFigures figures) {
    return new CoprocessorConfig(
        sockets, secureSockets, timing, mac, air, lease, hotSpot, web, figures);
  }
}
