package org.wwep.emulator.world;

import org.jspecify.annotations.Nullable;
import org.wwep.device.DeviceConfig;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.MacAddress;

/**
 * A device to put into a world.
 *
 * @param name what the timeline and scenarios call it
 * @param mac its MAC address, or null for one drawn from the world's seed
 * @param board its parts
 * @param firmware what its firmware is built with
 */
public record DeviceSetup(
    String name, @Nullable MacAddress mac, BoardConfig board, DeviceConfig firmware) {
  /** Returns a device with one button, one LED and this firmware. */
  public static DeviceSetup of(String name, DeviceConfig firmware) {
    return new DeviceSetup(name, null, BoardConfig.defaults(), firmware);
  }
}
