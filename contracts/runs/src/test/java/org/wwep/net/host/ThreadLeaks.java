package org.wwep.net.host;

import java.time.Duration;

/** Looks for threads that were left behind. */
final class ThreadLeaks {
  private ThreadLeaks() {}

  /** Waits for all threads whose names start so; a thread that stays fails the test. */
  static void endWithin(Duration timeout, String prefix) throws InterruptedException {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith(prefix) && !thread.join(timeout)) {
        throw new AssertionError(thread + " still runs after " + timeout);
      }
    }
  }
}
