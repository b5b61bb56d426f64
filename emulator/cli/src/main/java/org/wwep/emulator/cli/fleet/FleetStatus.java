package org.wwep.emulator.cli.fleet;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import org.wwep.emulator.fleet.FleetProgress;

/** How far a fleet is, as one line for a terminal; owned by the thread that draws it. */
final class FleetStatus {
  private final Supplier<FleetProgress> progress;
  private final Duration planned;
  private final long begun = System.nanoTime();
  private long lastAt = begun;
  private long lastDone;

  FleetStatus(Supplier<FleetProgress> progress, Duration planned) {
    this.progress = progress;
    this.planned = planned;
  }

  /** Returns the line as it is now. */
  String text() {
    FleetProgress done = progress.get();
    long now = System.nanoTime();
    double rate = (done.acknowledged() - lastDone) * 1e9 / Math.max(1, now - lastAt);
    lastAt = now;
    lastDone = done.acknowledged();
    return String.format(
        Locale.ROOT,
        "%.0f of %.0f s: %d presses, %.0f/s, %d failed, %d devices busy ",
        Math.min(planned.toNanos(), now - begun) / 1e9,
        planned.toNanos() / 1e9,
        done.acknowledged(),
        rate,
        done.failed(),
        done.busy());
  }
}
