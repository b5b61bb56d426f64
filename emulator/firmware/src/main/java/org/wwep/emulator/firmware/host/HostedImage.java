package org.wwep.emulator.firmware.host;

import java.util.BitSet;
import org.wwep.device.Firmware;
import org.wwep.emulator.firmware.FirmwareCarrier;
import org.wwep.emulator.testbed.BlockTable;
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

  @Override
  public BlockTable blocks() {
    return carrier.blocks();
  }

  @Override
  public FirmwareImage recording(BitSet reached) {
    return new HostedImage(carrier.recording(reached));
  }
}
