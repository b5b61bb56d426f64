package org.wwep.emulator.testbed;

import java.net.Inet4Address;
import java.net.InetAddress;
import org.wwep.value.Ipv4Number;

/**
 * The addresses of a virtual world's devices: 10.0.0.1 and up.
 *
 * <p>Owned by the world.
 */
public final class DeviceAddresses {
  private static final long FIRST = 0x0A00_0001;

  private int given;

  DeviceAddresses() {}

  /** Returns whether devices may be given this address. */
  public static boolean contain(InetAddress address) {
    return address instanceof Inet4Address
        && address.getAddress()[0] == FIRST >>> 24
        && address.getAddress()[1] == 0;
  }

  /** Returns the next device's. */
  InetAddress next() {
    return Ipv4Number.address(FIRST + given++);
  }
}
