package org.wwep.emulator.external;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** Ends a program together with those that it has started. */
final class ProcessTree {
  private static final int SECONDS = 5;

  private ProcessTree() {}

  /** Kills all of them, and waits until the first has ended; an interrupt stays. */
  static void kill(Process process) {
    // Before their parent is gone: nobody knows them by it afterwards.
    List<ProcessHandle> all = process.descendants().toList();
    process.destroyForcibly();
    all.forEach(ProcessHandle::destroyForcibly);
    try {
      boolean _ = process.waitFor(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
