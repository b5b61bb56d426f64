package org.wwep.emulator.run;

import java.time.Duration;
import org.wwep.emulator.testbed.DeviceSeams;
import org.wwep.emulator.testbed.FirmwareProgram;
import org.wwep.hal.Led;
import org.wwep.hal.Level;
import org.wwep.rtos.Mailbox;

/**
 * Firmware that keeps one thing more at each press: a thread at the first, a socket at the second;
 * at the third it blinks once, too short to be seen at a later look.
 */
public final class LeakyFirmware implements FirmwareProgram {
  /** Makes one. */
  public LeakyFirmware() {}

  @Override
  public void run(DeviceSeams device) throws Exception {
    Mailbox<Boolean> presses = device.rtos().mailbox();
    device
        .board()
        .buttons()
        .getFirst()
        .listen(
            edge -> {
              if (edge.level() == Level.LOW) {
                presses.post(true);
              }
            });
    device.net().join(Duration.ofSeconds(5));
    Led led = device.board().leds().getFirst();
    presses.take();
    device.rtos().spawn("left over", () -> device.rtos().sleep(Duration.ofDays(1)));
    presses.take();
    var _ = device.net().socket();
    presses.take();
    led.set(true);
    led.set(false);
    device.console().println("all done");
  }
}
