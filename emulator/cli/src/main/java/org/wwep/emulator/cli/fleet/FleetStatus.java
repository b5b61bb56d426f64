package org.wwep.emulator.cli.fleet;

import java.time.Duration;
import java.util.Locale;
import org.wwep.emulator.fleet.Fleet;
import org.wwep.emulator.fleet.FleetProgress;

/** How far a fleet is, as one line for a terminal; owned by the thread that draws it. */
final class FleetStatus {
  private final Fleet fleet;
  private final Duration planned;
  private final long begun = System.nanoTime();
  private long lastAt = begun;
  private long lastDone;

  FleetStatus(Fleet fleet, Duration planned) {
    this.fleet = fleet;
    this.planned = planned;
  }

  /** Returns the line as it is now. */
  String text() {
    FleetProgress progress = fleet.progress();
    long now = System.nanoTime();
    double rate = (progress.acknowledged() - lastDone) * 1e9 / Math.max(1, now - lastAt);
    lastAt = now;
    lastDone = progress.acknowledged();
    return String.format(
        Locale.ROOT,
        "%.0f of %.0f s: %d presses, %.0f/s, %d failed, %d devices busy ",
        Math.min(planned.toNanos(), now - begun) / 1e9,
        planned.toNanos() / 1e9,
        progress.acknowledged(),
        rate,
        progress.failed(),
        progress.busy());
  }
}
