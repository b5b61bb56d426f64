package org.wwep.emulator.coprocessor.channel;

import java.net.InetAddress;
import java.time.Duration;
import org.wwep.value.Ipv4Number;

/**
 * Which addresses the DHCP server of an access point gives away.
 *
 * @param first the first of them
 * @param last the last of them
 * @param lease how long one is a station's without being asked for again
 */
public record DhcpRange(InetAddress first, InetAddress last, Duration lease) {
  /** Checks that there is an address, and time to use it. */
  public DhcpRange {
    if (first.getAddress().length != Integer.BYTES || last.getAddress().length != Integer.BYTES) {
      throw new IllegalArgumentException("the DHCP server gives IPv4 addresses");
    }
    if (Ipv4Number.of(first) > Ipv4Number.of(last)) {
      throw new IllegalArgumentException(
          "the DHCP range begins with its lowest address, was %s to %s"
              .formatted(first.getHostAddress(), last.getHostAddress()));
    }
    if (!lease.isPositive()) {
      throw new IllegalArgumentException("a lease is longer than 0, was " + lease);
    }
  }

  /** Returns all but the first and the last of the network that an access point is in. */
  public static DhcpRange beside(IpConfiguration own, Duration lease) {
    long size = 1L << (32 - own.prefix());
    if (size < 4) {
      throw new IllegalArgumentException(
          "an access point's network has room for stations, /30 or wider, was " + own);
    }
    long network = Ipv4Number.of(own.address()) & -size;
    return new DhcpRange(
        Ipv4Number.address(network + 1), Ipv4Number.address(network + size - 2), lease);
  }

  /** Returns how many addresses there are. */
  public long size() {
    return Ipv4Number.of(last) - Ipv4Number.of(first) + 1;
  }

  /** Returns whether every address of the other is among these. */
  public boolean holds(DhcpRange other) {
    return Ipv4Number.of(first) <= Ipv4Number.of(other.first)
        && Ipv4Number.of(other.last) <= Ipv4Number.of(last);
  }

  /** Returns one of them, from 0. */
  public InetAddress at(long index) {
    return Ipv4Number.address(Ipv4Number.of(first) + index);
  }

  /** Writes it down, and returns what it was written to. */
  public PayloadWriter write(PayloadWriter into) {
    return into.address(first).address(last).time(lease);
  }

  /** Reads what was written. */
  public static DhcpRange read(PayloadReader from) throws MalformedFrameException {
    InetAddress first = from.address();
    InetAddress last = from.address();
    Duration lease = from.time();
    try {
      return new DhcpRange(first, last, lease);
    } catch (IllegalArgumentException e) {
      throw new MalformedFrameException(String.valueOf(e.getMessage()));
    }
  }

  /** Returns the addresses, {@code 10.123.45.2 to 10.123.45.254}. */
  @Override
  public String toString() {
    return first.getHostAddress() + " to " + last.getHostAddress();
  }
}
