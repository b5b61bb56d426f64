package org.wwep.emulator.fleet;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Wakes a loop at the earliest moment that was asked for.
 *
 * <p>Owned by the thread of the loop.
 */
final class LoopTimer {
  private final EventLoop thread;
  private final Runnable tick;
  private @Nullable Future<?> planned;
  private long at = FifoDeadlines.NONE;

  LoopTimer(EventLoop thread, Runnable tick) {
    this.thread = thread;
    this.tick = tick;
  }

  /** Asks to be woken at this moment of {@link System#nanoTime()}, or earlier. */
  void wake(long moment) {
    if (moment >= at) {
      return;
    }
    cancel();
    at = moment;
    planned =
        thread.schedule(
            this::elapsed, Math.max(0, moment - System.nanoTime()), TimeUnit.NANOSECONDS);
  }

  private void elapsed() {
    planned = null;
    at = FifoDeadlines.NONE;
    tick.run();
  }

  /** Asks for nothing any more. */
  void cancel() {
    Future<?> waiting = planned;
    if (waiting != null) {
      boolean _ = waiting.cancel(false);
    }
    planned = null;
    at = FifoDeadlines.NONE;
  }
}
