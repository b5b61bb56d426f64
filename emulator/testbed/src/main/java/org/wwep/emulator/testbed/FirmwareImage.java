package org.wwep.emulator.testbed;

import java.util.BitSet;
import java.util.Optional;
import org.wwep.device.ClientDevice;
import org.wwep.device.Firmware;
import org.wwep.hal.HalException;
import org.wwep.hal.MacAddress;
import org.wwep.rtos.Rtos;

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
   * Opens the board that comes with it, for firmware that runs on hardware of its own; nothing, if
   * it runs on whatever board its world has.
   *
   * @param device the device's name
   * @param mac the MAC address that the device goes by
   * @param rtos the device's time and tasks
   * @param world where the device is
   * @throws HalException if its lines are not available
   */
  default Optional<BoardHarness> board(String device, MacAddress mac, Rtos rtos, World world)
      throws HalException {
    return Optional.empty();
  }

  /** Returns how many bytes are kept of what it prints between power on and off. */
  default int printsAtMost() {
    return SerialPort.MOST;
  }

  /**
   * Returns the basic blocks of which {@link #recording} tells; none of firmware that has nobody to
   * tell.
   *
   * <p><b>Shape</b>: found out the first time, which takes a while and blocks in the operating
   * system; so it is called before a world starts.
   */
  default BlockTable blocks() {
    return BlockTable.NONE;
  }

  /**
   * Returns the same firmware, which adds the numbers of the blocks that ran whenever its power
   * goes.
   *
   * @param reached gets them; no other world's
   */
  default FirmwareImage recording(BitSet reached) {
    return this;
  }

  /**
   * Returns whether it is the course's client, which has states and tells its trace of everything;
   * of any other firmware the testbed tells what is seen from outside.
   */
  default boolean isClient() {
    return false;
  }
}
