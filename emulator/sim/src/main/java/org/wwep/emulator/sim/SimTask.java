package org.wwep.emulator.sim;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wwep.rtos.Rtos;
import org.wwep.rtos.Task;

/** A task: a virtual thread that runs only while the scheduler says so. */
final class SimTask extends IntrusiveList.Element<SimTask> implements Task, ScheduledEvent {
  /** Who has the processor, as the task runner sees it. */
  enum Phase {
    NEW,
    /** It runs, or would like to. */
    RUNNING,
    /** It gave the processor back through the scheduler. */
    BLOCKED,
    ENDED
  }

  private final Scheduler scheduler;
  private final String name;
  private final Rtos.Work work;
  final Thread thread;

  /** The one thing that two threads see: the task writes it, and the runner to resume it. */
  volatile Phase phase = Phase.NEW;

  // What follows is the scheduler's.
  @Nullable WaitQueue queue;
  @Nullable SimTask behind;
  long wait;
  long waitOrder;
  boolean woken;
  boolean cancelled;
  private @Nullable WaitQueue joiners;

  SimTask(Scheduler scheduler, TaskRunner taskRunner, String name, Rtos.Work work) {
    this.scheduler = scheduler;
    this.name = name;
    this.work = work;
    this.thread = taskRunner.thread(name, this::run);
  }

  // A task's outermost frame: whatever gets here would be lost.
  private void run() {
    Throwable failure = null;
    try {
      if (cancelled) {
        return;
      }
      work.run();
    } catch (InterruptedException cancelled) {
      // Letting it through is how a cancelled task ends.
    } catch (RuntimeException | Error e) {
      failure = e;
    } finally {
      scheduler.ended(this, failure);
    }
  }

  /** The deadline of a wait came, unless that wait is over. */
  @Override
  public void happen(long argument) {
    if (argument == wait && queue != null) {
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
  public String name() {
    return name;
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
    return "task '" + name + "'";
  }
}
