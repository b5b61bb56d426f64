package org.wwep.emulator.firmware.host;

import java.time.Duration;

/** Timeouts as firmware gives them. */
final class Timeouts {
  /** Stands for ever where a duration is asked for: no device runs longer. */
  private static final Duration EVER = Duration.ofDays(365);

  private Timeouts() {}

  static boolean forever(long millis) {
    return millis < 0 || millis >= EVER.toMillis();
  }

  static Duration of(long millis) {
    return forever(millis) ? EVER : Duration.ofMillis(millis);
  }
}
