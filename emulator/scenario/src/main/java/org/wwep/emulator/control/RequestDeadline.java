package org.wwep.emulator.control;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Interrupts the thread of a request that takes too long; an interrupt that came is gone once it is
 * closed.
 */
final class RequestDeadline implements AutoCloseable {
  private final Thread thread = Thread.currentThread();
  private final ScheduledFuture<?> alarm;
  private boolean expired;
  private boolean over;

  /** Watches this thread from now on. */
  RequestDeadline(ScheduledExecutorService clock, Duration most) {
    alarm = clock.schedule(this::expire, most.toNanos(), TimeUnit.NANOSECONDS);
  }

  private synchronized void expire() {
    if (!over) {
      expired = true;
      thread.interrupt();
    }
  }

  /** Returns whether it was too long. */
  synchronized boolean expired() {
    return expired;
  }

  @Override
  public synchronized void close() {
    over = true;
    boolean _ = alarm.cancel(false);
    if (expired) {
      boolean _ = Thread.interrupted();
    }
  }
}
