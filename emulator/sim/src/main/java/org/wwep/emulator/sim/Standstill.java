package org.wwep.emulator.sim;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A time in which something outside may hold tasks for as long as it likes, as a debugger does: no
 * simulation of this program gives up on a task meanwhile.
 *
 * <p>Begun and closed by any thread.
 */
public final class Standstill implements AutoCloseable {
  private static final AtomicInteger HELD = new AtomicInteger();

  private final AtomicBoolean open = new AtomicBoolean(true);

  private Standstill() {
    HELD.incrementAndGet();
  }

  /** Begins one. */
  public static Standstill begin() {
    return new Standstill();
  }

  /** Returns whether there is one now. */
  static boolean isAllowed() {
    return HELD.get() > 0;
  }

  /** Ends it; a second call changes nothing. */
  @Override
  public void close() {
    if (open.compareAndSet(true, false)) {
      HELD.decrementAndGet();
    }
  }
}
