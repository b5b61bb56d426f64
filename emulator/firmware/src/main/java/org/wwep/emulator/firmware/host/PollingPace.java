package org.wwep.emulator.firmware.host;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.WeakHashMap;
import org.wwep.rtos.Rtos;

/**
 * Lets time pass for firmware that asks again and again and never waits, as a loop does that reads
 * a pin until somebody presses: in a simulation it would never come to that.
 *
 * <p><b>Shape</b>: counts for each thread, since another thread may well wait meanwhile. Owned by
 * the device's tasks, of which one runs at a time where time stands still.
 */
final class PollingPace {
  /** More calls at one moment than firmware makes that waits for something. */
  static final int MOST = 1000;

  /** How many further calls take a millisecond: 50 microseconds each. */
  private static final int CALLS = 20;

  private static final Duration TIME = Duration.of(1, ChronoUnit.MILLIS);

  private final Rtos rtos;
  private final Map<Thread, CallCount> counts = new WeakHashMap<>();

  /** A thread's calls at one moment. */
  private static final class CallCount {
    private Instant moment = Instant.MIN;
    private int calls;
  }

  PollingPace(Rtos rtos) {
    this.rtos = rtos;
  }

  /** Takes that a thread is about to ask for something. */
  void call() throws InterruptedException {
    if (!rtos.timeStandsStill()) {
      return;
    }
    CallCount count = counts.computeIfAbsent(Thread.currentThread(), _ -> new CallCount());
    Instant now = rtos.now();
    // No time passes for a thread that has not waited.
    if (!now.equals(count.moment)) {
      count.moment = now;
      count.calls = 0;
    }
    count.calls++;
    if (count.calls > MOST && count.calls % CALLS == 0) {
      rtos.sleep(TIME);
      count.moment = rtos.now();
    }
  }
}
