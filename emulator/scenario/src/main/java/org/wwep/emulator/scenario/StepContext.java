package org.wwep.emulator.scenario;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.testbed.DeviceUnderTest;
import org.wwep.emulator.testbed.ServerUnderTest;
import org.wwep.emulator.testbed.World;
import org.wwep.emulator.timeline.Timeline;
import org.wwep.hal.emulated.BouncePattern;
import org.wwep.rtos.Rtos;

/**
 * What commands work on: the devices, the server, and all that was seen of them.
 *
 * <p>Owned by the script.
 */
public interface StepContext {
  /** What is waited for. */
  @FunctionalInterface
  interface Condition {
    /** Returns whether it is so already. */
    boolean holds() throws InterruptedException, StepFailedException;
  }

  /** Returns the scenario that is run. */
  Scenario scenario();

  /** Returns the world that it runs in. */
  World world();

  /** Returns the script's tasks and time. */
  Rtos rtos();

  /** Returns a device, also by the name of one of its clients. */
  DeviceUnderTest device(String name);

  /** Returns all devices, in the order of the scenario. */
  List<DeviceUnderTest> devices();

  /** Returns the server. */
  ServerUnderTest server();

  /** Returns how the contact bounces at the next press or release. */
  BouncePattern nextBounce(BounceSpec bounceSpec);

  /** Waits until this is so, for so long at most; returns whether it was. */
  boolean await(Duration timeout, Condition condition)
      throws InterruptedException, StepFailedException;

  /**
   * Watches for the whole span, or until this is so; returns whether it was.
   *
   * @throws StepFailedException if the run ends before the span does
   */
  boolean during(Duration span, Condition condition)
      throws InterruptedException, StepFailedException;

  /**
   * Lets time pass; the next step happens at the very instant.
   *
   * @throws StepFailedException if the run ends before
   */
  void sleep(Duration span) throws InterruptedException, StepFailedException;

  /** Checks the condition that is waited for again, if there is one; for use by any task. */
  void lookAgain();

  /** Lets whatever happens at this instant happen: sleeping for no time does not. */
  void settle() throws InterruptedException;

  /**
   * Returns what commands keep from one step to the next.
   *
   * @param name what it belongs to, such as a device, or empty
   * @param maker makes it, once a run
   */
  <T> T kept(Class<T> type, String name, Supplier<T> maker);

  /**
   * Returns the last few edges of buttons and LEDs, {@code last edges: btn1=0 @ 1.000s}.
   *
   * @param name whose, or null for every device's
   */
  String lastEdges(@Nullable String name);

  /** Returns all that happened so far. */
  default Timeline timeline() {
    return world().timeline();
  }

  /** Returns the time since the world began. */
  default Duration now() {
    return Duration.between(timeline().beginning(), world().now());
  }
}
