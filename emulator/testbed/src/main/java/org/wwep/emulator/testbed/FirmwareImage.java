package org.wwep.emulator.testbed;

import org.wwep.device.ClientDevice;
import org.wwep.device.Firmware;

/**
 * Firmware to put on boards: the course's client, a class of somebody else's, or what a carrier
 * runs.
 *
 * <p><b>Shape</b>: one image may be installed on many boards, at the same time and in many worlds;
 * what belongs to one board belongs to the {@link Firmware} that it makes.
 */
@FunctionalInterface
public interface FirmwareImage {
  /** The course's client. */
  ClientImage CLIENT = ClientDevice::new;

  /** Installs the firmware, without power yet. */
  Firmware install(DeviceSeams seams);

  /**
   * Returns whether it is the course's client, which has states and tells its trace of everything;
   * of any other firmware the testbed tells what is seen from outside.
   */
  default boolean isClient() {
    return false;
  }
}
