package org.wwep.value;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/** IPv4 addresses as numbers of 32 bits, to count with. */
public final class Ipv4Number {
  private static final int LENGTH = 4;

  private Ipv4Number() {}

  /** Returns the number of an IPv4 address, 0 or more. */
  public static long of(InetAddress address) {
    return ByteBuffer.wrap(address.getAddress()).getInt() & 0xFFFF_FFFFL;
  }

  /** Returns the address of a number; what is above its 32 bits says nothing. */
  public static InetAddress address(long number) {
    try {
      return InetAddress.getByAddress(ByteBuffer.allocate(LENGTH).putInt((int) number).array());
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }
}
