package org.wwep.emulator.junit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.wwep.emulator.testbed.World;
import org.wwep.rtos.Rtos;

/** The clock of a test's world: in virtual time it stands still until time is let pass. */
public final class WorldClock implements InstantSource {
  private final World world;
  private final Rtos rtos;

  WorldClock(World world) {
    this.world = world;
    this.rtos = world.rtos("test");
  }

  @Override
  public Instant instant() {
    return world.now();
  }

  /** Lets time pass, to the nanosecond; whatever is due happens meanwhile. */
  public void pass(Duration duration) throws InterruptedException {
    rtos.sleep(duration);
  }
}
