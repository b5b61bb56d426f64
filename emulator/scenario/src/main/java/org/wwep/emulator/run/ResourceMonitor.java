package org.wwep.emulator.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wwep.emulator.testbed.DeviceUnderTest;
import org.wwep.emulator.testbed.World;
import org.wwep.emulator.timeline.TimelineEvent;

/**
 * Tells the timeline how many sockets and packets each device has in use, whenever that changes.
 */
final class ResourceMonitor {
  private final World world;
  private final List<DeviceUnderTest> devices;
  private final Map<String, Integer> told = new HashMap<>();

  private ResourceMonitor(World world, List<DeviceUnderTest> devices) {
    this.world = world;
    this.devices = devices;
  }

  /** Watches these devices from now on. */
  static void watch(World world, List<DeviceUnderTest> devices) {
    world.onChange(new ResourceMonitor(world, devices)::read);
  }

  private void read() {
    devices.forEach(this::read);
  }

  private synchronized void read(DeviceUnderTest device) {
    tell(device.name(), "sockets", device.host().openSockets());
    tell(device.name(), "packets", device.packetsInUse());
  }

  private void tell(String device, String gauge, int value) {
    Integer before = told.put(device + ' ' + gauge, value);
    if ((before == null ? 0 : before) != value) {
      world.timeline().add(world.now(), device, new TimelineEvent.GaugeEvent(gauge, value));
    }
  }
}
