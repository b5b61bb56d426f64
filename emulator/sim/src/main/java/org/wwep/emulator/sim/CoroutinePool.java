package org.wwep.emulator.sim;

import java.util.ArrayDeque;

/**
 * Stacks for tasks that need one now and then. Who is done with one leaves it to the next, so that
 * a world has as many as there are tasks in the middle of something, and they stay in the cache.
 *
 * <p>Owned as its {@link Scheduler} is.
 */
final class CoroutinePool {
  /** How many are kept: where all devices of a large world begin at once, each needs one then. */
  private static final int MOST_IDLE = 32;

  private final Scheduler scheduler;
  private final TaskRunner taskRunner;
  private final ArrayDeque<Coroutine> idle = new ArrayDeque<>(4);

  CoroutinePool(Scheduler scheduler, TaskRunner taskRunner) {
    this.scheduler = scheduler;
    this.taskRunner = taskRunner;
  }

  /** Returns a stack for a turn of a task, which begins once that is switched to. */
  Coroutine lend(HandlerTask<?> task) {
    Coroutine coroutine = idle.poll();
    if (coroutine == null) {
      coroutine = new Coroutine(scheduler, taskRunner, "tasks", this::serve);
    }
    coroutine.task = task;
    return coroutine;
  }

  /** Returns whether nobody has left a stack. */
  boolean isEmpty() {
    return idle.isEmpty();
  }

  /** Ends the stacks that were left; on the driving thread. */
  void close() {
    for (Coroutine each = idle.poll(); each != null; each = idle.poll()) {
      taskRunner.run(each);
    }
  }

  private void serve(Coroutine coroutine) {
    while (coroutine.task instanceof HandlerTask<?> task) {
      task.runOn(coroutine);
      scheduler.loop().lead(coroutine);
      if (idle.size() < MOST_IDLE) {
        idle.push(coroutine);
        taskRunner.block(coroutine);
      }
    }
    taskRunner.leave(coroutine);
  }
}
