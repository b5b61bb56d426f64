package org.wwep.emulator.invariant;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.wwep.emulator.invariant.Violation.Rule;
import org.wwep.emulator.run.Testbed;
import org.wwep.emulator.testbed.DeviceUnderTest;
import org.wwep.emulator.testbed.VirtualWorld;

/** Whether the server holds what a device's LEDs show, once the device is at rest. */
final class RegisterInvariant {
  private final VirtualWorld world;
  private final Testbed testbed;
  private final PressTracker.Report report;

  /** Checks the devices of this world, and tells what does not hold. */
  RegisterInvariant(VirtualWorld world, Testbed testbed, PressTracker.Report report) {
    this.world = world;
    this.testbed = testbed;
    this.report = report;
  }

  void check(DeviceUnderTest device) {
    for (DeviceUnderTest.Client client : device.clients()) {
      var parts = client.config().parts();
      int lit = device.board().led(parts.led()).lit() ? 1 : 0;
      OptionalInt held = testbed.server().register(device.id(), parts.register());
      if ((held.isEmpty() || held.getAsInt() != lit)
          && !corruption().excuses(device.id(), parts.register())) {
        report.violated(
            Rule.REGISTER,
            "expected the register of %s to be %d as its LED, was %s"
                .formatted(device.name(), lit, held.isEmpty() ? "nothing" : held.getAsInt()));
      }
    }
  }

  /** Looks through the whole run: few runs need it. */
  private FrameCorruption corruption() {
    Map<String, InetAddress> addresses = new HashMap<>();
    testbed.devices().forEach(device -> addresses.put(device.name(), device.host().address()));
    return FrameCorruption.of(world.timeline().entries(), addresses);
  }
}
