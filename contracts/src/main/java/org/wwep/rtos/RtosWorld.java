package org.wwep.rtos;

/**
 * A world that contract tests run in: real threads and time, or simulated ones.
 *
 * <p>Scripts block through {@link #rtos()} and what hangs on it, and in no other way, so that they
 * run in virtual time as well.
 */
public interface RtosWorld extends AutoCloseable {
  /** What a test does. */
  @FunctionalInterface
  interface Script {
    /** Runs to its end; what it throws fails the test. */
    void run() throws Exception;
  }

  /** Returns the operating system of this world. */
  Rtos rtos();

  /** Runs a script as a task of this world, and rethrows what it throws. */
  void run(Script script) throws Exception;

  /** Ends what still runs. */
  @Override
  void close();
}
