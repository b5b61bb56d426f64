package org.wwep.emulator.scenario.command;

import org.wwep.emulator.scenario.ServerSpec;
import org.wwep.emulator.scenario.StepContext;
import org.wwep.emulator.scenario.StepFailedException;
import org.wwep.net.LinkException;

/**
 * The power of a device or the server.
 *
 * @param device the device's id, or {@link ServerSpec#ID}
 */
record PowerSwitch(StepContext context, String device) {
  /** Takes power away. */
  void off() throws InterruptedException {
    if (device.equals(ServerSpec.ID)) {
      context.server().powerOff();
    } else {
      context.device(device).powerOff();
    }
    context.settle();
  }

  /** Gives power. */
  void on() throws StepFailedException, InterruptedException {
    try {
      if (device.equals(ServerSpec.ID)) {
        context.server().powerOn();
      } else {
        context.device(device).powerOn();
      }
    } catch (LinkException e) {
      throw new StepFailedException("expected the server to listen again, was: " + e.getMessage());
    }
    context.settle();
  }
}
