package org.wwep.emulator.cli.scenario;

import java.util.Locale;
import org.wwep.emulator.sim.Schedule;

/** In which order tasks that could run do run. */
enum TaskOrder {
  /** Any order that real firmware could see. */
  SHUFFLED,
  /** First come, first served. */
  IN_ORDER;

  Schedule schedule() {
    return switch (this) {
      case SHUFFLED -> Schedule.SHUFFLED;
      case IN_ORDER -> Schedule.IN_ORDER;
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
