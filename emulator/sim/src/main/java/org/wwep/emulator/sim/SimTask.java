package org.wwep.emulator.sim;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wwep.rtos.Task;

/** A task: it runs only while the scheduler says so. */
abstract sealed class SimTask extends IntrusiveList.Element<SimTask> implements Task, ScheduledEvent
    permits ThreadTask, HandlerTask {
  /** Who has the processor, as the task runner sees it. */
  enum Phase {
    NEW,
    /** It runs, or would like to. */
    RUNNING,
    /** It gave the processor back through the scheduler. */
    BLOCKED,
    ENDED
  }

  final Scheduler scheduler;

  /** What it runs on, or null while it has no stack. */
  @Nullable Thread thread;

  /** The one thing that two threads see: the task writes it, and the runner to resume it. */
  volatile Phase phase = Phase.NEW;

  // What follows is the scheduler's.
  @Nullable WaitQueue queue;
  @Nullable SimTask behind;
  long wait;
  long waitOrder;
  boolean woken;
  boolean cancelled;

  /** Whether it runs on somebody else's stack now, which must not wait. */
  boolean reactsOnly;

  private @Nullable WaitQueue joiners;

  SimTask(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /** Returns what it runs on; it has a stack now. */
  final Thread stack() {
    return Objects.requireNonNull(thread, this::name);
  }

  /** Runs until it waits or has ended; on the driving thread. */
  abstract void takeTurn();

  /** Returns whether its next turn needs no stack of its own. */
  abstract boolean needsNoStack();

  /** Returns whether nothing will come of the deadline of this wait any more. */
  boolean isOver(long argument) {
    return argument != wait || queue == null;
  }

  /** The deadline of a wait came, unless that wait is over. */
  @Override
  public void happen(long argument) {
    if (!isOver(argument)) {
      scheduler.wake(this, false);
    }
  }

  void wakeJoiners() {
    if (joiners != null) {
      joiners.wakeAll();
    }
  }

  boolean ended() {
    return phase == Phase.ENDED;
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
