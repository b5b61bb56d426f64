package org.wwep.emulator.sim.net;

import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which ports of a host are taken.
 *
 * <p>Ports are given out in turn, and none again within a minute (TIME_WAIT): that is remembered
 * for blocks of them, by when the last of the block was given out. A port asked for by number only
 * has to be free. <b>Units</b>: nanoseconds of the world's clock.
 */
final class PortTable {
  /** The first of the ports that are given out, as IANA has it. */
  static final int FIRST = 49_152;

  private static final int COUNT = 65_536 - FIRST;
  private static final int BLOCK = 1024;
  private static final long FREE_AFTER = Duration.ofSeconds(60).toNanos();

  private int[] inUse = {};
  private int uses;
  private int next;
  private long @Nullable [] givenOut;

  /** Takes a port by its number; returns whether it was free. */
  boolean take(int port) {
    if (isInUse(port)) {
      return false;
    }
    if (uses == inUse.length) {
      inUse = Arrays.copyOf(inUse, Math.max(1, uses * 2));
    }
    inUse[uses++] = port;
    return true;
  }

  /** Takes any port; returns 0 if none is free. */
  int takeAny(long now) {
    for (int i = 0; i < COUNT; i++) {
      if (next % BLOCK == 0 && !mayBegin(next / BLOCK, now)) {
        return 0;
      }
      int port = FIRST + next;
      next = (next + 1) % COUNT;
      if (next % BLOCK == 0) {
        ended((next == 0 ? COUNT : next) / BLOCK - 1, now);
      }
      if (take(port)) {
        return port;
      }
    }
    return 0;
  }

  private boolean mayBegin(int block, long now) {
    return givenOut == null || givenOut[block] == 0 || givenOut[block] + FREE_AFTER <= now;
  }

  private void ended(int block, long now) {
    if (givenOut == null) {
      givenOut = new long[COUNT / BLOCK];
    }
    givenOut[block] = Math.max(1, now);
  }

  /** Gives a port back. */
  void release(int port) {
    for (int i = 0; i < uses; i++) {
      if (inUse[i] == port) {
        inUse[i] = inUse[--uses];
        return;
      }
    }
  }

  private boolean isInUse(int port) {
    for (int i = 0; i < uses; i++) {
      if (inUse[i] == port) {
        return true;
      }
    }
    return false;
  }
}
