package org.wwep.emulator.cli;

/**
 * What is done when a signal (Ctrl-C, SIGTERM) ends the process; the JVM then ends with 128 plus
 * the signal's number, 130 for Ctrl-C.
 *
 * <p>Closing it in time, on the ordinary way out, takes it back.
 */
final class OnSignal implements AutoCloseable {
  private final Thread hook;

  /** Sets what is done; the JVM waits for it. */
  OnSignal(Runnable last) {
    hook = new Thread(last, "wwep-on-signal");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // The signal came first: the hook has everything in hand, and ends the process.
      waitForEver();
    }
  }

  private static void waitForEver() {
    while (true) {
      java.util.concurrent.locks.LockSupport.park();
    }
  }
}
