package org.wwep.emulator.server.netty;

/**
 * How much of one connection's input is handled as it comes, without waiting for a turn.
 *
 * <p>Whoever had to wait once is let through again when it sends little: so those that send without
 * an end stay among themselves, and a client that asks one thing at a time is never among them.
 *
 * <p>Owned by the thread of its event loop.
 */
final class ReadBudget {
  /** What is little: a few frames, and from whoever had to wait, what came meanwhile. */
  private static final int LITTLE = 64;

  private static final int LITTLE_MEANWHILE = LoopBufferAllocator.READ / 4;

  private final Loop loop;
  private long look;
  private int taken;
  private boolean waited;

  ReadBudget(Loop loop) {
    this.loop = loop;
  }

  /** Takes a piece of input; returns false if it has to wait for a turn. */
  boolean take(int bytes) {
    if (look != loop.look) {
      look = loop.look;
      taken = 0;
    }
    int most =
        waited ? LITTLE_MEANWHILE : loop.taken < Loop.PLENTY ? LoopBufferAllocator.READ : LITTLE;
    if (taken + bytes >= most) {
      waited = true;
      return false;
    }
    waited = false;
    taken += bytes;
    loop.taken += bytes;
    return true;
  }

  /** What all connections of a loop had between two looks at its sockets; owned by its thread. */
  static final class Loop {
    /** A millisecond's work or so. */
    private static final int PLENTY = 8 * LoopBufferAllocator.READ;

    private long look;
    private int taken;

    /** Takes that the loop looks at its sockets anew. */
    void renew() {
      look++;
      taken = 0;
    }
  }
}
