package org.wwep.hal.emulated;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.wwep.hal.emulated.EmulatedLed.Change;

/**
 * The newest changes of an LED. They are numbers in a ring: a world may have tens of thousands of
 * boards.
 *
 * <p>Guarded by whoever has it.
 */
final class LedChanges {
  private static final int LEAST = 2;
  private static final int WIDTH = 2;

  private final int most;

  /** Seconds, and then nanoseconds times two, with one more if it went on; in turn for each. */
  private long[] ring = {};

  private int oldest;
  private int size;
  private long forgotten;

  LedChanges(int most) {
    this.most = most;
  }

  void add(Instant at, boolean lit) {
    int room = ring.length / WIDTH;
    if (size == room && room < most) {
      int larger = Math.min(most, Math.max(LEAST, 2 * room));
      // Nothing was forgotten yet, so that the oldest is the first.
      ring = Arrays.copyOf(ring, larger * WIDTH);
      room = larger;
    }
    int index = (oldest + size) % room * WIDTH;
    ring[index] = at.getEpochSecond();
    ring[index + 1] = 2L * at.getNano() + (lit ? 1 : 0);
    if (size == room) {
      oldest = (oldest + 1) % room;
      forgotten++;
    } else {
      size++;
    }
  }

  /** Returns the changes, oldest first; a copy that cannot be changed. */
  List<Change> toList() {
    List<Change> changes = new ArrayList<>(size);
    int room = ring.length / WIDTH;
    for (int i = 0; i < size; i++) {
      int index = (oldest + i) % room * WIDTH;
      changes.add(
          new Change(
              Instant.ofEpochSecond(ring[index], ring[index + 1] / 2), ring[index + 1] % 2 == 1));
    }
    return Collections.unmodifiableList(changes);
  }

  /** Returns how many changes are older. */
  long forgotten() {
    return forgotten;
  }
}
