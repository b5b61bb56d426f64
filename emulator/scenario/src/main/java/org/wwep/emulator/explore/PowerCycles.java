package org.wwep.emulator.explore;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.invariant.Invariants;
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
  private static final Duration PATIENCE = Duration.ofHours(1);

  /** Turns a device off or on. */
  @FunctionalInterface
  private interface Switch {
    void turn() throws InterruptedException;
  }

  private final VirtualWorld world;
  private final long begin;
  private final Map<String, List<ChaosEvent.PowerCycle>> byDevice = new LinkedHashMap<>();
  private final Map<String, Task> tasks = new LinkedHashMap<>();
  private @Nullable RuntimeException failure;

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
          DeviceUnderTest device = testbed.device(name);
          tasks.put(name, rtos.spawn("power of " + name, () -> play(rtos, device, cycles)));
        });
  }

  /** Waits until all devices have their power back; tells of those that do not get it. */
  void join(Invariants watching) throws InterruptedException {
    for (Map.Entry<String, Task> task : tasks.entrySet()) {
      if (!task.getValue().join(PATIENCE)) {
        watching.notAtRest(
            "the power of %s did not come back within %d s"
                .formatted(task.getKey(), PATIENCE.toSeconds()));
      }
    }
  }

  /**
   * Returns why a device could not be turned off or on, which ended the world: it is no matter of
   * its firmware but of this machine, where a child process may not start, say.
   */
  Optional<RuntimeException> failure() {
    return Optional.ofNullable(failure);
  }

  private void play(Rtos rtos, DeviceUnderTest device, List<ChaosEvent.PowerCycle> cycles)
      throws InterruptedException {
    for (ChaosEvent.PowerCycle cycle : cycles) {
      until(rtos, cycle.at());
      turn(device::powerOff);
      until(rtos, cycle.at().plus(cycle.length()));
      turn(device::powerOn);
    }
  }

  private void turn(Switch powerSwitch) throws InterruptedException {
    try {
      powerSwitch.turn();
    } catch (RuntimeException e) {
      failure = e;
      throw e;
    }
  }

  private void until(Rtos rtos, Duration at) throws InterruptedException {
    long left = begin + at.toNanos() - world.sim().nanos();
    if (left > 0) {
      rtos.sleep(Duration.ofNanos(left));
    }
  }
}
