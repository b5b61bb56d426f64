package org.wwep.emulator.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wwep.emulator.testbed.DeviceUnderTest;
import org.wwep.emulator.testbed.RealTimeWorld;
import org.wwep.emulator.testbed.VirtualWorld;
import org.wwep.emulator.testbed.World;
import org.wwep.emulator.timeline.TimelineEvent;
import org.wwep.rtos.Mailbox;
import org.wwep.rtos.Rtos;

/**
 * Tells the timeline how many sockets and packets each device has in use, whenever that changes: in
 * virtual time at every step, in real time as a socket is made or closed, and after every entry.
 */
final class Gauges {
  private final World world;
  private final List<DeviceUnderTest> devices;
  private final Map<String, Integer> told = new HashMap<>();

  private Gauges(World world, List<DeviceUnderTest> devices) {
    this.world = world;
    this.devices = devices;
  }

  /** Has the gauges of these devices read from now on. */
  static void watch(World world, Rtos rtos, List<DeviceUnderTest> devices) {
    Gauges gauges = new Gauges(world, devices);
    switch (world) {
      case VirtualWorld virtual -> virtual.sim().onStep(gauges::read);
      case RealTimeWorld real -> {
        // By the task that does it: a press may be over before another task has its turn.
        devices.forEach(device -> real.onSockets(device.stack(), () -> gauges.read(device)));
        // Not in the listener itself: an entry must not come from within another one.
        Mailbox<Boolean> changed = rtos.mailbox();
        world
            .timeline()
            .listen(
                timelineEntry -> {
                  if (!(timelineEntry.what() instanceof TimelineEvent.GaugeEvent)) {
                    changed.post(true);
                  }
                });
        rtos.spawn(
            "gauges",
            () -> {
              while (changed.take()) {
                gauges.read();
              }
            });
      }
    }
  }

  private void read() {
    devices.forEach(this::read);
  }

  private synchronized void read(DeviceUnderTest device) {
    tell(device.name(), "sockets", world.openSockets(device.stack()));
    tell(
        device.name(),
        "packets",
        device.pools().transmitted().inUse() + device.pools().received().inUse());
  }

  private void tell(String device, String gauge, int value) {
    Integer before = told.put(device + ' ' + gauge, value);
    if ((before == null ? 0 : before) != value) {
      world.timeline().add(world.now(), device, new TimelineEvent.GaugeEvent(gauge, value));
    }
  }
}
