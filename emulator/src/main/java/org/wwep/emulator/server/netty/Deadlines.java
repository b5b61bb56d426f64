package org.wwep.emulator.server.netty;

import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Deadlines that all lie equally far ahead when they are set, so that they fall due in the order
 * they were set: to set one, or to take it back, is to move it in a ring.
 *
 * <p><b>Shape</b>: one scheduled task for all of them, whenever the first may be due.
 *
 * <p>Owned by the thread of one event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // What fails, fails in its loop.
final class Deadlines {
  private final EventExecutor loop;
  private final long nanos;
  private final Entry ring = new Entry(() -> {});
  private boolean scheduled;

  /** One deadline; in no ring or in one. */
  static final class Entry {
    private final Runnable due;
    private Entry before = this;
    private Entry after = this;
    private long at;

    Entry(Runnable due) {
      this.due = due;
    }

    /** Takes the deadline back. */
    void cancel() {
      before.after = after;
      after.before = before;
      before = this;
      after = this;
    }
  }

  Deadlines(EventExecutor loop, Duration ahead) {
    this.loop = loop;
    this.nanos = ahead.toNanos();
  }

  /** Sets the deadline anew, wherever it was before. */
  void set(Entry entry) {
    entry.cancel();
    entry.at = System.nanoTime() + nanos;
    entry.before = ring.before;
    entry.after = ring;
    ring.before.after = entry;
    ring.before = entry;
    if (!scheduled) {
      schedule(nanos);
    }
  }

  private void schedule(long delay) {
    scheduled = true;
    loop.schedule(this::run, delay, TimeUnit.NANOSECONDS);
  }

  private void run() {
    scheduled = false;
    long now = System.nanoTime();
    for (Entry first = ring.after; first != ring && now - first.at >= 0; first = ring.after) {
      first.cancel();
      first.due.run();
    }
    if (ring.after != ring && !scheduled) {
      schedule(Math.max(0, ring.after.at - System.nanoTime()));
    }
  }
}
