package org.wwep.emulator.rig;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.wwep.emulator.testbed.BoardHarness.Change;
import org.wwep.hal.Level;

/**
 * What has been seen of the LEDs of a board.
 *
 * <p>Threads: whoever sees a change tells it, any thread may read. Observers run on the thread that
 * tells, outside the lock.
 */
final class LedHistory {
  private static final int HISTORY = 10_000;

  private final Map<String, Deque<Change>> changes = new HashMap<>();
  private final List<Runnable> observers = new CopyOnWriteArrayList<>();

  /** Tells the level of an LED; the same one again is no change. */
  void see(String led, Instant at, Level level) {
    synchronized (changes) {
      Deque<Change> seen = changes.computeIfAbsent(led, _ -> new ArrayDeque<>());
      if (!seen.isEmpty() && seen.getLast().level() == level) {
        return;
      }
      if (seen.size() == HISTORY) {
        seen.removeFirst();
      }
      seen.addLast(new Change(at, level));
    }
    observers.forEach(Runnable::run);
  }

  List<Change> changes(String led) {
    synchronized (changes) {
      return List.copyOf(changes.getOrDefault(led, new ArrayDeque<>()));
    }
  }

  void watch(Runnable observer) {
    observers.add(observer);
  }
}
