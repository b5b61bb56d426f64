package org.wwep.emulator.coprocessor;

import java.net.InetAddress;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.wwep.emulator.coprocessor.channel.DhcpRange;
import org.wwep.hal.MacAddress;

/**
 * Which station has which address of an access point's network.
 *
 * <p><b>Shape</b>: any task. A station that comes again gets the address that it had, unless its
 * lease ran out and somebody else has it; one that is on the network renews its lease by itself.
 */
final class DhcpServer {
  private final DhcpRange range;
  private final InetAddress own;
  private final Map<MacAddress, Lease> leases = new LinkedHashMap<>();

  /** An address that a station has until then, or for as long as it is on the network. */
  private record Lease(InetAddress address, Instant until, boolean present) {}

  /**
   * Makes one without leases.
   *
   * @param own the access point's own address, which it never gives away
   */
  DhcpServer(DhcpRange range, InetAddress own) {
    this.range = range;
    this.own = own;
  }

  /** Gives a station an address, or none if there is none left. */
  synchronized Optional<InetAddress> lease(MacAddress station, Instant now) {
    leases.values().removeIf(lease -> !lease.present() && !lease.until().isAfter(now));
    Lease had = leases.get(station);
    InetAddress address = had == null ? free() : had.address();
    if (address == null) {
      return Optional.empty();
    }
    leases.put(station, new Lease(address, now.plus(range.lease()), true));
    return Optional.of(address);
  }

  private @org.jspecify.annotations.Nullable InetAddress free() {
    for (long i = 0; i < range.size(); i++) {
      InetAddress each = range.at(i);
      if (!each.equals(own)
          && leases.values().stream().noneMatch(lease -> lease.address().equals(each))) {
        return each;
      }
    }
    return null;
  }

  /** Lets a station go: its lease runs from now on. */
  synchronized void left(MacAddress station, Instant now) {
    leases.computeIfPresent(
        station, (_, lease) -> new Lease(lease.address(), now.plus(range.lease()), false));
  }

  /** Returns who has which address. */
  synchronized Map<MacAddress, InetAddress> leases() {
    Map<MacAddress, InetAddress> all = new LinkedHashMap<>();
    leases.forEach((station, lease) -> all.put(station, lease.address()));
    return all;
  }
}
