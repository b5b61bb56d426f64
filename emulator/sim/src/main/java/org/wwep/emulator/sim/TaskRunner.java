package org.wwep.emulator.sim;

/** Gives tasks the processor, one at a time. */
sealed interface TaskRunner permits ContinuationRunner, SchedulerRunner {
  /** Returns the fastest there is on this JVM, for the thread that drives a world. */
  static TaskRunner fastest() {
    return ContinuationRunner.possible() ? new ContinuationRunner() : new SchedulerRunner();
  }

  /** Makes a thread to switch to, without starting it. */
  Thread thread(String name, Runnable body);

  /**
   * Starts or resumes a stack, and returns once it has blocked or ended; on the driving thread.
   *
   * @throws SimulationException if it blocks elsewhere than in this world
   */
  void run(Coroutine coroutine);

  /** Gives the processor back until the stack is resumed; on its thread. */
  void block(Coroutine coroutine);

  /** Ends a stack, on its thread; the last thing, since another thread may go on then. */
  default void leave(Coroutine coroutine) {
    coroutine.phase = Coroutine.Phase.ENDED;
  }
}
