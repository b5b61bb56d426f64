package org.wwep.emulator.server.netty;

import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Deadlines that all lie equally far ahead when they are set, so that they fall due in the order
 * they were set: to set one, or to take it back, is to move it in a ring.
 *
 * <p><b>Shape</b>: one scheduled task for all of them, whenever the first may be due. What has
 * passed is kept for one more turn of the loop, in which it looks at its sockets: a loop that was
 * busy, or had no processor, would else call a client silent whose frame has arrived.
 *
 * <p>Owned by the thread of one event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // What fails, fails in its loop.
final class DeadlineQueue {
  private static final long ONE_MORE_TURN = 1_000_000;

  private final EventExecutor loop;
  private final long nanos;
  private final Entry ring = new Entry(() -> {});
  private final Entry passed = new Entry(() -> {});
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

    private void moveTo(Entry ring) {
      cancel();
      before = ring.before;
      after = ring;
      ring.before.after = this;
      ring.before = this;
    }

    /** Takes the deadline back. */
    void cancel() {
      before.after = after;
      after.before = before;
      before = this;
      after = this;
    }
  }

  DeadlineQueue(EventExecutor loop, Duration ahead) {
    this.loop = loop;
    this.nanos = ahead.toNanos();
  }

  /** Sets the deadline anew, wherever it was before. */
  void set(Entry entry) {
    entry.at = System.nanoTime() + nanos;
    entry.moveTo(ring);
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
    boolean looks = passed.after != passed;
    for (Entry first = ring.after; first != ring && now - first.at >= 0; first = ring.after) {
      first.moveTo(passed);
    }
    if (passed.after != passed && !looks) {
      loop.schedule(this::fallDue, ONE_MORE_TURN, TimeUnit.NANOSECONDS);
    }
    if (ring.after != ring) {
      schedule(Math.max(0, ring.after.at - now));
    }
  }

  private void fallDue() {
    for (Entry first = passed.after; first != passed; first = passed.after) {
      first.cancel();
      first.due.run();
    }
  }
}
