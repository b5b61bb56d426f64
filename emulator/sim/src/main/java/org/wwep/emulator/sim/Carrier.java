package org.wwep.emulator.sim;

/** Gives tasks the processor, one at a time. */
sealed interface Carrier permits OwnCarrier, BorrowedCarrier {
  /** Returns the fastest there is on this JVM, for the thread that drives a world. */
  static Carrier fastest() {
    return OwnCarrier.possible() ? new OwnCarrier() : new BorrowedCarrier();
  }

  /** Makes the thread of a task, without starting it. */
  Thread thread(String name, Runnable body);

  /**
   * Starts or resumes a task, and returns once it has blocked or ended; on the driving thread.
   *
   * @throws SimTrouble if the task blocks elsewhere than in this world
   */
  void run(SimTask task);

  /** Gives the processor back until the task is resumed; on the task's thread. */
  void block(SimTask task);
}
