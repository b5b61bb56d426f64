package org.wwep.emulator.explore;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wwep.emulator.run.Testbed;
import org.wwep.emulator.testbed.DeviceUnderTest;
import org.wwep.emulator.testbed.VirtualWorld;
import org.wwep.rtos.Rtos;
import org.wwep.rtos.Task;

/**
 * The power cycles of a plan: a task for each device that has any, since to turn a device off takes
 * until its tasks have ended.
 */
final class PowerCycles {
  private final VirtualWorld world;
  private final long begin;
  private final Map<String, List<ChaosEvent.PowerCycle>> byDevice = new LinkedHashMap<>();
  private final List<Task> tasks = new ArrayList<>();

  /**
   * Begins without any.
   *
   * @param begin when the plan begins, in nanoseconds since the world did
   */
  PowerCycles(VirtualWorld world, long begin) {
    this.world = world;
    this.begin = begin;
  }

  /** Adds one; those of a device in the order of time. */
  void add(ChaosEvent.PowerCycle cycle) {
    byDevice.computeIfAbsent(cycle.device(), _ -> new ArrayList<>()).add(cycle);
  }

  /** Has them happen from now on. */
  void start(Testbed testbed) {
    byDevice.forEach(
        (name, cycles) -> {
          Rtos rtos = world.rtos("power of " + name);
          tasks.add(rtos.spawn("power of " + name, () -> play(rtos, testbed.device(name), cycles)));
        });
  }

  /** Waits until all devices have their power back. */
  void join() throws InterruptedException {
    for (Task task : tasks) {
      task.join(Duration.ofHours(1));
    }
  }

  private void play(Rtos rtos, DeviceUnderTest device, List<ChaosEvent.PowerCycle> cycles)
      throws InterruptedException {
    for (ChaosEvent.PowerCycle cycle : cycles) {
      until(rtos, cycle.at());
      device.powerOff();
      until(rtos, cycle.at().plus(cycle.length()));
      device.powerOn();
    }
  }

  private void until(Rtos rtos, Duration at) throws InterruptedException {
    long left = begin + at.toNanos() - world.sim().nanos();
    if (left > 0) {
      rtos.sleep(Duration.ofNanos(left));
    }
  }
}
