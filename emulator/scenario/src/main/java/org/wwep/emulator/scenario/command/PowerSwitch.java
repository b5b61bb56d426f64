package org.wwep.emulator.scenario.command;

import org.wwep.emulator.scenario.Mismatch;
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
  /** Takes power away; what has none fails the step, as a fault without an effect does. */
  void off() throws StepFailedException, InterruptedException {
    expect(true, "off");
    if (device.equals(ServerSpec.ID)) {
      context.server().powerOff();
    } else {
      context.device(device).powerOff();
    }
    context.settle();
  }

  /** Gives power to what has none. */
  void on() throws StepFailedException, InterruptedException {
    expect(false, "on");
    try {
      if (device.equals(ServerSpec.ID)) {
        context.server().powerOn();
      } else {
        context.device(device).powerOn();
      }
    } catch (LinkException e) {
      throw new StepFailedException(
          Mismatch.of("the server to listen again", "was: " + e.getMessage()));
    }
    context.settle();
  }

  private void expect(boolean powered, String turned) throws StepFailedException {
    boolean is =
        device.equals(ServerSpec.ID)
            ? context.server().powered()
            : context.device(device).powered();
    if (is != powered) {
      throw new StepFailedException(
          Mismatch.of(
              "%s to be turned %s".formatted(device, turned), "was %s already".formatted(turned)));
    }
  }
}
