package org.wwep.emulator.junit;

import org.wwep.emulator.testbed.DeviceSeams;
import org.wwep.emulator.testbed.FirmwareProgram;
import org.wwep.hal.Level;

/** Firmware in Java: the second LED is on while the second button is held. */
public final class LampFirmware implements FirmwareProgram {
  /** Makes one. */
  public LampFirmware() {}

  @Override
  public void run(DeviceSeams device) {
    var led = device.board().leds().get(1);
    device.board().buttons().get(1).listen(edge -> led.set(edge.level() == Level.LOW));
  }
}
