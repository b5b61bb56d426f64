package org.wwep.emulator.rig;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.fault.GpioFault;
import org.wwep.emulator.world.Fixture;

/** A board whose LEDs are looked at from outside, and to whose lines no fault can be done. */
interface SeenFixture extends Fixture {
  /** Returns what was seen. */
  Lights lights();

  @Override
  default List<Change> changes(String led) {
    return lights().changes(led);
  }

  @Override
  default void watch(Runnable observer) {
    lights().watch(observer);
  }

  @Override
  default void fault(@Nullable GpioFault fault) {}
}
