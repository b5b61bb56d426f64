package org.wwep.emulator.sim;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wwep.rtos.Task;

/** A task: it runs only while the scheduler says so. */
abstract sealed class SimTask extends IntrusiveList.Element<SimTask> implements Task
    permits ThreadTask, HandlerTask {
  final Scheduler scheduler;

  /** Its stack, or null while it has none of its own. */
  @Nullable Coroutine coroutine;

  // What follows is the scheduler's.
  @Nullable WaitQueue queue;
  @Nullable SimTask behind;

  /** Its place in the heap of deadlines. */
  int deadline = TimeoutHeap.NONE;

  long waitOrder;
  boolean woken;
  boolean cancelled;
  boolean ended;

  /** Whether it runs on somebody else's stack now, which must not wait. */
  boolean reactsOnly;

  private @Nullable WaitQueue joiners;

  SimTask(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /** Returns what it runs on, or null while it has no stack. */
  final @Nullable Thread thread() {
    Coroutine stack = coroutine;
    if (stack != null) {
      return stack.thread;
    }
    return reactsOnly ? scheduler.loop().lender() : null;
  }

  /** Runs until it waits or has ended; on the driving thread. */
  abstract void takeTurn();

  /** The deadline of its wait came. */
  void expire() {
    scheduler.wake(this, false);
  }

  void wakeJoiners() {
    if (joiners != null) {
      joiners.wakeAll();
    }
  }

  boolean ended() {
    return ended;
  }

  @Override
  public boolean mayRun() {
    return queue == null && !ended();
  }

  @Override
  public void cancel() {
    scheduler.cancel(this);
  }

  @Override
  public boolean join(Duration timeout) throws InterruptedException {
    if (joiners == null) {
      joiners = new WaitQueue(scheduler);
    }
    long deadline = joiners.deadline(timeout);
    scheduler.throwIfCancelled();
    while (!ended() && deadline > scheduler.nanos()) {
      joiners.await(deadline);
    }
    return ended();
  }

  @Override
  public String toString() {
    return "task '" + name() + "'";
  }
}
