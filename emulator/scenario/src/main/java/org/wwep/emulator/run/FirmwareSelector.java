package org.wwep.emulator.run;

import org.wwep.emulator.scenario.DeviceSpec;
import org.wwep.emulator.scenario.ServerSpec;
import org.wwep.emulator.testbed.ClientImage;
import org.wwep.emulator.testbed.FirmwareImage;

/**
 * Chooses the firmware of each device of a scenario, and of a server in C; safe for use by any
 * thread.
 */
@FunctionalInterface
public interface FirmwareSelector {
  /** The course's firmware, whatever the scenario says. */
  FirmwareSelector COURSE = _ -> FirmwareImage.CLIENT;

  /** Returns the firmware of this device. */
  FirmwareImage of(DeviceSpec device);

  /**
   * Returns the firmware that is the server.
   *
   * @throws IllegalArgumentException if none was chosen
   */
  default FirmwareImage of(ServerSpec server) {
    throw new IllegalArgumentException(
        "the firmware of 'server' was not loaded before the run: ScenarioFirmware.load does it");
  }

  /** Returns one client for every device. */
  static FirmwareSelector client(ClientImage image) {
    return _ -> image;
  }
}
