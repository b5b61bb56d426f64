package org.wwep.emulator.sim;

/** Gives tasks the processor, one at a time. */
sealed interface TaskRunner permits ContinuationRunner, SchedulerRunner {
  /** Returns the fastest there is on this JVM, for the thread that drives a world. */
  static TaskRunner fastest() {
    return ContinuationRunner.possible() ? new ContinuationRunner() : new SchedulerRunner();
  }

  /** Makes the thread of a task, without starting it. */
  Thread thread(String name, Runnable body);

  /**
   * Starts or resumes a task, and returns once it has blocked or ended; on the driving thread.
   *
   * @throws SimulationException if the task blocks elsewhere than in this world
   */
  void run(SimTask task);

  /** Gives the processor back until the task is resumed; on the task's thread. */
  void block(SimTask task);

  /** Ends the task's use of its thread; the last thing, since another thread may go on then. */
  default void leave(SimTask task, SimTask.Phase phase) {
    task.phase = phase;
  }
}
