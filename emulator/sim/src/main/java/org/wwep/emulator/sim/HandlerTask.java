package org.wwep.emulator.sim;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wwep.rtos.EventHandler;
import org.wwep.rtos.Rtos;

/**
 * A task that only reacts. It runs on the stack of whoever gives it its turn: no stack is switched.
 * Only while it may block it has one, which it shares with others that come before and after.
 *
 * <p>It waits, is woken and runs into deadlines exactly as a task with a stack that takes from the
 * same source does, so that the same seed gives the same run.
 */
final class HandlerTask<T> extends SimTask {
  private final @Nullable SimSource<T> source;
  private final EventHandler<T> handler;
  private boolean begun;

  HandlerTask(Scheduler scheduler, @Nullable SimSource<T> source, EventHandler<T> handler) {
    super(scheduler);
    this.source = source;
    this.handler = handler;
  }

  @Override
  public String name() {
    return handler.name();
  }

  /** Returns whether its next turn needs no stack of its own. */
  boolean needsNoStack() {
    return coroutine == null && !handler.mayBlock();
  }

  @Override
  void takeTurn() {
    if (needsNoStack()) {
      runHere();
    } else {
      scheduler.switchTo(coroutine == null ? scheduler.stack(this) : coroutine);
    }
  }

  /** Takes a turn on a stack that is free, on which it may block. */
  void takeTurnOn(Coroutine free) {
    if (needsNoStack()) {
      runHere();
    } else {
      free.task = this;
      runOn(free);
    }
  }

  /** Takes its turn on the stack of the caller, which it must not block. */
  void runHere() {
    scheduler.loop().lends(Thread.currentThread());
    reactsOnly = true;
    try {
      react();
    } finally {
      reactsOnly = false;
    }
  }

  /** Takes a turn, or several, on a stack that it was lent, and which is free afterwards. */
  void runOn(Coroutine lent) {
    coroutine = lent;
    react();
    boolean _ = Thread.interrupted();
    coroutine = null;
    lent.task = null;
  }

  // The task's outermost frame: whatever gets here would be lost, and nobody have a turn any more.
  private void react() {
    Throwable failure = null;
    try {
      if (goesOn()) {
        return;
      }
    } catch (InterruptedException cancelled) {
      // That is how a cancelled task ends.
    } catch (Throwable e) {
      failure = e;
    }
    if (begun) {
      try {
        handler.close();
      } catch (Throwable e) {
        failure = failure == null ? e : failure;
      }
    }
    scheduler.ended(this, failure);
  }

  /** Handles what there is; returns whether it waits for more, or for a thread to go on with. */
  private boolean goesOn() throws InterruptedException {
    boolean inTime = begin();
    for (int handled = 0; ; handled++) {
      if (handled > 0 && reactsOnly && handler.mayBlock()) {
        scheduler.goesOn(this);
        return true;
      }
      Duration patience = handler.patience();
      if (patience == null) {
        return false;
      }
      scheduler.throwIfCancelled();
      T item = source == null || !(inTime || source.isOver()) ? null : source.poll();
      if (item != null) {
        handler.take(item);
      } else if (inTime && source != null && waits(source, patience)) {
        return true;
      } else {
        handler.silence();
      }
      inTime = true;
    }
  }

  private boolean waits(SimSource<T> at, Duration patience) {
    WaitQueue queue = at.waiting();
    long deadline =
        patience.equals(Rtos.WAIT_FOREVER) ? WaitQueue.FOREVER : queue.deadline(patience);
    return scheduler.waits(this, queue, deadline);
  }

  /** Begins a turn; returns whether what it waited for may have come in time. */
  private boolean begin() throws InterruptedException {
    if (begun) {
      if (!woken) {
        scheduler.throwIfCancelled();
      }
      return woken;
    }
    if (cancelled) {
      throw new InterruptedException("cancelled");
    }
    begun = true;
    handler.begin();
    return true;
  }
}
