package org.wwep.emulator.sim.net;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Which ports of a host are taken, and until when.
 *
 * <p>A port that a connection had stays taken for a while (TIME_WAIT), unless it is asked for by
 * number. <b>Units</b>: nanoseconds of the world's clock.
 */
final class Ports {
  /** The first of the ports that are given out, as IANA has it. */
  static final int FIRST = 49_152;

  private static final int COUNT = 65_536 - FIRST;
  private static final long FREE_AFTER = Duration.ofSeconds(60).toNanos();
  private static final int TIDY_AT = 64;

  private final Map<Integer, Long> takenUntil = new HashMap<>(4);
  private int next;
  private int tidyAt = TIDY_AT;

  /** Takes a port by its number; returns whether it was free. */
  boolean take(int port) {
    Long until = takenUntil.get(port);
    if (until != null && until == Long.MAX_VALUE) {
      return false;
    }
    takenUntil.put(port, Long.MAX_VALUE);
    return true;
  }

  /** Takes any port; returns 0 if none is free. */
  int takeAny(long now) {
    if (takenUntil.size() >= tidyAt) {
      takenUntil.values().removeIf(until -> until <= now);
      tidyAt = Math.max(TIDY_AT, takenUntil.size() * 2);
    }
    for (int i = 0; i < COUNT; i++) {
      int port = FIRST + next;
      next = (next + 1) % COUNT;
      if (takenUntil.getOrDefault(port, 0L) <= now) {
        takenUntil.put(port, Long.MAX_VALUE);
        return port;
      }
    }
    return 0;
  }

  /** Gives a port back that a connection had. */
  void releaseLater(int port, long now) {
    takenUntil.put(port, now + FREE_AFTER);
  }

  /** Gives a port back that nobody connected from. */
  void release(int port) {
    takenUntil.remove(port);
  }
}
