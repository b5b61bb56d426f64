package org.wwep.emulator.sim;

import org.wwep.rtos.Rtos;

/** A task with a stack of its own: a virtual thread. */
final class ThreadTask extends SimTask {
  private final TaskRunner taskRunner;
  private final String name;
  private final Rtos.Work work;

  ThreadTask(Scheduler scheduler, TaskRunner taskRunner, String name, Rtos.Work work) {
    super(scheduler);
    this.name = name;
    this.taskRunner = taskRunner;
    this.work = work;
    this.thread = taskRunner.thread(name, this::run);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  void takeTurn() {
    taskRunner.run(this);
  }

  @Override
  boolean needsNoStack() {
    return false;
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
}
