package org.wwep.emulator.rig;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.fault.GpioFault;
import org.wwep.emulator.fault.HitUnit;
import org.wwep.emulator.testbed.BoardHarness;

/** A board whose LEDs are looked at from outside, and to whose lines no fault can be done. */
interface ObservedHarness extends BoardHarness {
  /** Returns what was seen. */
  LedHistory lights();

  @Override
  default List<Change> changes(String led) {
    return lights().changes(led);
  }

  @Override
  default void watch(Runnable observer) {
    lights().watch(observer);
  }

  @Override
  default void fault(@Nullable GpioFault fault, Consumer<HitUnit> hits) {}
}
