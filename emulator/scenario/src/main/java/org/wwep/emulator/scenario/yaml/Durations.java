package org.wwep.emulator.scenario.yaml;

import java.time.Duration;

/** The text of durations, for readers of steps. */
final class Durations {
  private Durations() {}

  static String show(Duration time) {
    return org.wwep.value.Durations.format(time);
  }
}
