package org.wwep.emulator.fleet;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Has devices look at their registers, some at a time.
 *
 * <p>Owned by the thread of its loop.
 */
final class RegisterReaders {
  /** How many at a time. */
  static final int MOST = 64;

  private final Queue<FleetDevice> waiting = new ArrayDeque<>();
  private final boolean forGood;
  private long until;

  /**
   * Begins with nobody.
   *
   * @param forGood whether it is judged what a register has
   * @param longest how long all may take
   */
  RegisterReaders(boolean forGood, Duration longest, long now) {
    this.forGood = forGood;
    this.until = now + longest.toNanos();
  }

  void add(FleetDevice device) {
    waiting.add(device);
  }

  /** Gives up after this moment. */
  void giveUpAt(long moment) {
    until = Math.min(until, moment);
  }

  /** Returns when it gives up those that wait, or {@link FifoDeadlines#NONE}. */
  long deadline() {
    return waiting.isEmpty() ? FifoDeadlines.NONE : until;
  }

  /** Has more devices begin. */
  void serve(DeviceGroup group, int busy, long now) {
    if (now >= until) {
      if (forGood) {
        waiting.forEach(FleetDevice::leaveUnread);
      }
      waiting.clear();
    }
    int room = Math.min(MOST - busy, waiting.size());
    for (int i = 0; i < room; i++) {
      FleetDevice device = waiting.remove();
      if (device.isFree()) {
        device.readBack(now, forGood);
      } else {
        waiting.add(device); // Its last look is not over.
      }
    }
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }
}
