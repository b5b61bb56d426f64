package org.wwep.emulator.store;

import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.wwep.protocol.server.StoreUnavailableException;

/**
 * Tells whoever runs the server that a store broke down, and that it is back: once each, however
 * many writes meet it, and at most a line of each kind a second.
 *
 * <p>Safe for use by any thread.
 */
final class OutageLog {
  private static final System.Logger LOG = System.getLogger("org.wwep.store");

  private static final long QUIET_NANOS = 1_000_000_000L;

  private final String where;
  private final AtomicBoolean down = new AtomicBoolean();
  private final AtomicBoolean told = new AtomicBoolean();
  private final AtomicLong quietUntil = new AtomicLong(System.nanoTime());

  OutageLog(String where) {
    this.where = where;
  }

  /** Takes that something failed, and returns what to throw. */
  StoreUnavailableException failed(String why, Throwable cause) {
    StoreUnavailableException trouble = new StoreUnavailableException(where + ": " + why, cause);
    if (down.compareAndSet(false, true) && said()) {
      LOG.log(
          Level.WARNING,
          () -> "store unavailable: " + trouble.getMessage() + "; writes get X until it is back");
    }
    return trouble;
  }

  /** Takes that something worked. */
  void worked() {
    // Looked at first: this is on every write's way, and an outage is rare.
    if (down.get() && down.compareAndSet(true, false) && told.getAndSet(false)) {
      LOG.log(Level.INFO, () -> "store is back: " + where);
    }
  }

  /** One key that Redis refuses, among many that it takes, goes up and down with every write. */
  private boolean said() {
    long now = System.nanoTime();
    long until = quietUntil.get();
    boolean say = now - until >= 0 && quietUntil.compareAndSet(until, now + QUIET_NANOS);
    if (say) {
      told.set(true);
    }
    return say;
  }
}
