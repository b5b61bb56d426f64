package org.wwep.emulator.sim;

import org.wwep.rtos.Rtos;

/** A task with a stack of its own: a virtual thread. */
final class ThreadTask extends SimTask {
  private final TaskRunner taskRunner;
  private final String name;
  private final Rtos.Work work;
  private final Coroutine own;

  ThreadTask(Scheduler scheduler, TaskRunner taskRunner, String name, Rtos.Work work) {
    super(scheduler);
    this.name = name;
    this.taskRunner = taskRunner;
    this.work = work;
    this.own = new Coroutine(scheduler, taskRunner, name, this::run);
    own.task = this;
    this.coroutine = own;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  void takeTurn() {
    scheduler.switchTo(own);
  }

  // A task's outermost frame: whatever gets here would be lost, and nobody have a turn any more.
  private void run(Coroutine coroutine) {
    Throwable failure = null;
    try {
      if (!cancelled) {
        work.run();
      }
    } catch (InterruptedException cancelled) {
      // Letting it through is how a cancelled task ends.
    } catch (Throwable e) {
      failure = e;
    }
    scheduler.ended(this, failure);
    taskRunner.leave(coroutine);
  }
}
