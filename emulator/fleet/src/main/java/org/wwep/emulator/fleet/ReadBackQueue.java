package org.wwep.emulator.fleet;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Has devices look at their registers, some at a time.
 *
 * <p>Owned by the thread of its loop.
 */
final class ReadBackQueue {
  /** How many at a time. */
  static final int MOST = 64;

  private final Queue<FleetDevice> waiting = new ArrayDeque<>();
  private final boolean judged;
  private long until;

  /**
   * Begins with nobody.
   *
   * @param judged whether it is judged what a register has
   * @param longest how long all may take
   */
  ReadBackQueue(boolean judged, Duration longest, long now) {
    this.judged = judged;
    this.until = now + longest.toNanos();
  }

  void add(FleetDevice device) {
    waiting.add(device);
  }

  /** Gives up after this moment. */
  void giveUpAt(long moment) {
    until = Math.min(until, moment);
  }

  /** Returns when it gives up. */
  long deadline() {
    return until;
  }

  /** Returns whether looks that are under way are to be given up. */
  boolean isOver(long now) {
    return now >= until;
  }

  /** Has more devices begin. */
  void serve(int busy, long now) {
    if (isOver(now)) {
      if (judged) {
        waiting.forEach(FleetDevice::leaveUnread);
      }
      waiting.clear();
    }
    int room = Math.min(MOST - busy, waiting.size());
    for (int i = 0; i < room; i++) {
      FleetDevice device = waiting.remove();
      if (device.isFree()) {
        device.readBack(now, judged);
      } else {
        waiting.add(device); // Its last look is not over.
      }
    }
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }
}
