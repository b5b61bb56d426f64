package org.wwep.emulator.fleet;

import java.util.List;

/**
 * Has the devices of a loop press at their moments.
 *
 * <p><b>Units</b>: moments are those of {@link System#nanoTime()}. Owned by the thread of the loop.
 */
final class LoopArrivals {
  private final FleetConfig config;
  private final List<FleetDevice> devices;
  private ArrivalCursor cursor;
  private long origin;

  /**
   * Begins with nothing due.
   *
   * @param devices the loop's, which may be added until it starts
   */
  LoopArrivals(FleetConfig config, List<FleetDevice> devices) {
    this.config = config;
    this.devices = devices;
    this.cursor = cursor();
  }

  private ArrivalCursor cursor() {
    return new ArrivalCursor(
        ArrivalSchedule.of(config.model(), config.devices(), config.ramp(), config.duration()),
        devices,
        config.devices());
  }

  /** Counts moments from this one on. */
  void start(long moment) {
    cursor = cursor();
    origin = moment;
  }

  /** Has devices press whose moment has come; returns whether no more moments will come. */
  boolean press(long now) {
    long elapsed = now - origin;
    for (long due = cursor.due(); due <= elapsed; due = cursor.due()) {
      cursor.take().due(now);
    }
    return elapsed >= config.duration().toNanos();
  }

  /** Returns the next moment, or that at which none will come any more. */
  long next() {
    return origin + Math.min(cursor.due(), config.duration().toNanos());
  }

  /**
   * Returns the moment that was meant for a press.
   *
   * @param position when in each round its device's turn is
   * @param round how many presses the device had before
   * @param now when it is begun
   */
  long intended(long position, long round, long now) {
    return config.model() instanceof PressModel.Open ? origin + cursor.nanos(position, round) : now;
  }
}
