package org.wwep.emulator.firmware;

/**
 * Firmware from power on to power off, with memory of its own.
 *
 * <p><b>Shape</b>: each C thread is run by one task. Of all that run, one at a time is inside the
 * firmware; which one is next is the tasks' affair.
 */
public interface FirmwareInstance extends AutoCloseable {
  /** The thread that interrupt handlers run as; its value is the vector. */
  int INTERRUPT = 0;

  /** The thread that runs first. */
  int MAIN = 1;

  /**
   * Runs a C thread, or one interrupt, to its end, on the calling task.
   *
   * @param value what an interrupt is about
   * @param handler who carries out its requests
   */
  ThreadEnd run(int thread, long value, RequestHandler handler) throws InterruptedException;

  /** Takes the power: nothing of it is left afterwards. Threads that run are stopped. */
  @Override
  void close();
}
