package org.wwep.net.host;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;
import org.wwep.rtos.Deadline;

/**
 * Looking again and again for a moment, before waiting in earnest.
 *
 * <p>A server on the same machine or the next answers within some 30 µs, and waiting takes longer
 * than that by itself: eight system calls, and two threads to wake. On the other hand it keeps a
 * processor busy. So there is no looking on the only one, which the peer may need, and one task of
 * a stack does it at a time.
 */
final class BusyPoll {
  private static final Duration MOMENT = Duration.ofNanos(50_000);

  private final IntSupplier processors;
  private final AtomicBoolean taken = new AtomicBoolean();

  /** Looks only while there is more than one processor. */
  BusyPoll(IntSupplier processors) {
    this.processors = processors;
  }

  /** Tries something that does not block, and returns 0 if it cannot be done yet. */
  @FunctionalInterface
  interface Attempt {
    int once() throws IOException;
  }

  /** Tries for a moment, not past the deadline; returns what the last attempt did. */
  int tried(Attempt attempt, Deadline deadline) throws IOException {
    if (deadline.millisLeft() == 0
        || processors.getAsInt() < 2
        || !taken.compareAndSet(false, true)) {
      return 0;
    }
    try {
      Deadline moment = Deadline.monotonic(MOMENT);
      int done = attempt.once();
      while (done == 0 && !moment.passed() && !deadline.passed()) {
        Thread.onSpinWait();
        done = attempt.once();
      }
      return done;
    } finally {
      taken.set(false);
    }
  }
}
