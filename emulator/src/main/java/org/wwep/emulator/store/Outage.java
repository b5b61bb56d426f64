package org.wwep.emulator.store;

import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;
import org.wwep.protocol.server.StoreUnavailable;

/**
 * Tells whoever runs the server that a store broke down, and that it is back: once each, however
 * many writes meet it.
 *
 * <p>Safe for use by any thread.
 */
final class Outage {
  private static final System.Logger LOG = System.getLogger("org.wwep.store");

  private final String where;
  private final AtomicBoolean down = new AtomicBoolean();

  Outage(String where) {
    this.where = where;
  }

  /** Takes that something failed, and returns what to throw. */
  StoreUnavailable failed(String why, Throwable cause) {
    StoreUnavailable trouble = new StoreUnavailable(where + ": " + why, cause);
    if (down.compareAndSet(false, true)) {
      LOG.log(
          Level.WARNING,
          () -> "store unavailable: " + trouble.getMessage() + "; writes get X until it is back");
    }
    return trouble;
  }

  /** Takes that something worked. */
  void worked() {
    // Looked at first: this is on every write's way, and an outage is rare.
    if (down.get() && down.compareAndSet(true, false)) {
      LOG.log(Level.INFO, () -> "store is back: " + where);
    }
  }
}
