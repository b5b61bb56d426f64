package org.wwep.emulator.sim;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that wait for one thing, first come first served: the one way to block in this world.
 *
 * <p><b>Shape</b>: owned by the world; only its tasks and its events touch it. What tasks wait for
 * is their queue as well, so that a hand-over touches one object and not two.
 */
public sealed class WaitQueue permits SimSemaphore, SimMailbox {
  /** No deadline. */
  public static final long FOREVER = Long.MAX_VALUE;

  final Scheduler scheduler;
  private @Nullable SimTask first;
  private @Nullable SimTask last;

  WaitQueue(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /**
   * Lets the current task wait until somebody wakes it.
   *
   * @param deadline in nanoseconds of the world's clock, or {@link #FOREVER}
   * @return whether it was woken; false if the deadline came first
   */
  public final boolean await(long deadline) throws InterruptedException {
    return scheduler.block(this, deadline);
  }

  /** Wakes the task that waits longest; returns whether there was one. */
  public final boolean wakeOne() {
    SimTask task = first;
    if (task == null) {
      return false;
    }
    scheduler.wake(task, true);
    return true;
  }

  /** Wakes all. */
  public final void wakeAll() {
    while (wakeOne()) {
      // Each one leaves the queue.
    }
  }

  /** Returns whether nobody waits. */
  public final boolean isEmpty() {
    return first == null;
  }

  /** Returns the deadline of a wait that begins now, saturating. */
  public final long deadline(Duration timeout) {
    long nanos = TimeUnit.NANOSECONDS.convert(timeout);
    long deadline = scheduler.nanos() + nanos;
    return nanos > 0 && deadline < 0 ? FOREVER : deadline;
  }

  final void add(SimTask task) {
    task.queue = this;
    task.behind = null;
    SimTask tail = last;
    if (tail == null) {
      first = task;
    } else {
      tail.behind = task;
    }
    last = task;
  }

  final void remove(SimTask task) {
    SimTask before = null;
    for (SimTask at = first; at != null; at = at.behind) {
      if (at == task) {
        unlink(before, at);
        return;
      }
      before = at;
    }
  }

  private void unlink(@Nullable SimTask before, SimTask task) {
    if (before == null) {
      first = task.behind;
    } else {
      before.behind = task.behind;
    }
    if (last == task) {
      last = before;
    }
    task.behind = null;
    task.queue = null;
  }
}
