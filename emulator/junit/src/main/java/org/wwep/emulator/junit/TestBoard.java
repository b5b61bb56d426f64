package org.wwep.emulator.junit;

import java.time.Duration;
import org.wwep.emulator.testbed.DeviceUnderTest;
import org.wwep.emulator.testbed.World;
import org.wwep.hal.emulated.Bounce;

/** The board of a test: its buttons to press and its LEDs to look at. */
public final class TestBoard {
  private static final Duration HOLD = Duration.ofMillis(100);

  private final World world;
  private final DeviceUnderTest device;
  private long presses;

  TestBoard(World world, DeviceUnderTest device) {
    this.world = world;
    this.device = device;
  }

  /** Presses {@code btn1} for 100 ms with a typical bounce; returns at once, time has to pass. */
  public void press() {
    press("btn1", HOLD, Bounce.Profile.TYPICAL);
  }

  /** Presses a button; returns at once, time has to pass. */
  public void press(String button, Duration hold, Bounce.Profile bounce) {
    device.press(button, hold, bounce.seeded(world.seed() + presses++));
  }

  /** Returns whether {@code led1} is on. */
  public boolean lit() {
    return lit("led1");
  }

  /** Returns whether an LED is on. */
  public boolean lit(String led) {
    return device.board().led(led).lit();
  }
}
