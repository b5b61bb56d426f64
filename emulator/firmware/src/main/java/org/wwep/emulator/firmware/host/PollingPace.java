package org.wwep.emulator.firmware.host;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.wwep.rtos.Rtos;

/**
 * Lets time pass for firmware that asks again and again and never waits, as a loop does that reads
 * a pin until somebody presses: in a simulation it would never come to that.
 *
 * <p>Owned by the device's tasks, of which one runs at a time.
 */
final class PollingPace {
  /** More calls at one moment than firmware makes that waits for something. */
  static final int MOST = 1000;

  /** How many further calls take a millisecond: 50 microseconds each. */
  private static final int CALLS = 20;

  private static final Duration TIME = Duration.of(1, ChronoUnit.MILLIS);

  private final Rtos rtos;
  private @Nullable Instant moment;
  private int calls;

  PollingPace(Rtos rtos) {
    this.rtos = rtos;
  }

  /** Takes that a thread is about to ask for something. */
  void call() throws InterruptedException {
    if (!rtos.timeStandsStill()) {
      return;
    }
    Instant now = rtos.now();
    if (!now.equals(moment)) {
      moment = now;
      calls = 0;
    }
    calls++;
    if (calls > MOST && calls % CALLS == 0) {
      rtos.sleep(TIME);
      moment = rtos.now();
    }
  }
}
