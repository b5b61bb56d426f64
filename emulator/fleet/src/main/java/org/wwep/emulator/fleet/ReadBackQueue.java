package org.wwep.emulator.fleet;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/**
 * Has devices look at their registers, some at a time, or rehearse before their first press.
 *
 * <p>Owned by the thread of its loop.
 */
final class ReadBackQueue {
  /** How many at a time. */
  static final int MOST = 64;

  /** How many boards press at a time: a press takes them long, and little of it is work. */
  private static final int MOST_BOARDS = 256;

  /** How often some devices look at their register before the first press. */
  private static final int REHEARSALS = 4;

  /** How long that may take. */
  private static final Duration REHEARSE = Duration.ofSeconds(10);

  /** How long each firmware more may take to start. */
  private static final Duration START = Duration.ofMillis(20);

  private final Queue<FleetDevice> waiting = new ArrayDeque<>();
  private final boolean judged;
  private final int most;
  private long until;

  private ReadBackQueue(boolean judged, int most, Duration longest) {
    this.judged = judged;
    this.most = most;
    this.until = System.nanoTime() + longest.toNanos();
  }

  /** Begins with nobody; it is judged what a register has, and all may take so long. */
  static ReadBackQueue judging(Duration longest) {
    return new ReadBackQueue(true, MOST, longest);
  }

  /**
   * Has some devices do what will be measured.
   *
   * @param boards whether they are boards, of which each presses once
   */
  static ReadBackQueue rehearsing(List<FleetDevice> devices, boolean boards) {
    if (boards) {
      Duration longest = REHEARSE.plus(START.multipliedBy(devices.size()));
      ReadBackQueue all = new ReadBackQueue(false, MOST_BOARDS, longest);
      devices.forEach(all::add);
      return all;
    }
    ReadBackQueue some = new ReadBackQueue(false, MOST, REHEARSE);
    for (int i = 0; i < REHEARSALS; i++) {
      devices.stream().filter(device -> !device.isFaulty()).limit(MOST).forEach(some::add);
    }
    return some;
  }

  void add(FleetDevice device) {
    waiting.add(device);
  }

  /** Has a device look again, if it is judged and could not. */
  void again(FleetDevice device) {
    if (judged && device.isUnread()) {
      waiting.add(device);
    }
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
    int room = Math.min(most - busy, waiting.size());
    for (int i = 0; i < room; i++) {
      FleetDevice device = waiting.remove();
      if (!device.isFree()) {
        waiting.add(device); // Its last look is not over.
      } else if (judged) {
        device.readBack(now);
      } else {
        device.rehearse(now);
      }
    }
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }
}
