package org.wwep.device;

import org.wwep.hal.MacAddress;
import org.wwep.protocol.DeviceId;

/**
 * The course's rule from MAC address to device ID.
 *
 * <p>The six bytes are summed in an unsigned 16-bit integer. Only 1,531 sums exist (0 to 6 times
 * 255), so two devices of a fleet soon share one.
 */
public final class Identity {
  private Identity() {}

  /** Returns the device ID of this MAC address. */
  public static DeviceId of(MacAddress mac) {
    int sum = 0;
    for (int i = 0; i < 6; i++) {
      sum += mac.octet(i);
    }
    return new DeviceId(sum & 0xFFFF);
  }
}
