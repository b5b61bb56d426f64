package org.wwep.emulator.firmware.host;

import org.wwep.device.Firmware;
import org.wwep.emulator.firmware.FirmwareCarrier;
import org.wwep.emulator.testbed.DeviceSeams;
import org.wwep.emulator.testbed.FirmwareImage;

/**
 * Firmware that a carrier runs, as an image for any number of boards.
 *
 * @param carrier runs it
 */
public record HostedImage(FirmwareCarrier carrier) implements FirmwareImage {
  @Override
  public Firmware install(DeviceSeams seams) {
    return new HostedDevice(carrier, seams);
  }
}
