package org.wwep.emulator.testbed;

import org.jspecify.annotations.Nullable;
import org.wwep.emulator.coprocessor.PowerFigures;
import org.wwep.emulator.coprocessor.channel.PowerMode;
import org.wwep.emulator.timeline.TimelineEvent;

/** What a device's coprocessor draws, as a count on the timeline: microamperes. */
public final class CurrentGauge {
  /** The count's name. */
  public static final String NAME = "coprocessor-microamps";

  private static final double MICRO = 1000;

  private final World world;
  private final String owner;
  private final @Nullable PowerFigures figures;

  CurrentGauge(World world, String owner, @Nullable PowerFigures figures) {
    this.world = world;
    this.owner = owner;
    this.figures = figures;
  }

  /** Takes the mode that the coprocessor is in from now on. */
  void mode(PowerMode mode) {
    if (figures != null) {
      tell((int) Math.round(figures.of(mode).milliamps() * MICRO));
    }
  }

  /** Has it draw nothing: there is no power. */
  void off() {
    if (figures != null) {
      tell(0);
    }
  }

  private void tell(int microamps) {
    world.timeline().add(world.now(), owner, new TimelineEvent.GaugeEvent(NAME, microamps));
  }
}
