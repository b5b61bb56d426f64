package org.wwep.emulator.rig;

import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.wwep.hal.kernel.RealTimePriority;

/**
 * A burst of edges on a thread of its own, with real-time priority where the user may have that: a
 * bounce that other threads draw out is another press.
 */
final class PriorityBurst {
  private PriorityBurst() {}

  /**
   * Plays it to its end, and returns when the line was moved for the last time. An interrupt goes
   * on to the burst, which ends early, and stays.
   *
   * @param id the button, for the thread's name
   */
  static Instant run(String id, Callable<Instant> play) {
    FutureTask<Instant> burst = new FutureTask<>(play);
    Thread thread =
        Thread.ofPlatform()
            .daemon()
            .name(id + "-contact")
            .start(
                () -> {
                  boolean _ = RealTimePriority.raise();
                  burst.run();
                });
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return burst.get();
        } catch (InterruptedException _) {
          interrupted = true;
          thread.interrupt(); // it plays the last edge, and ends
        } catch (ExecutionException e) {
          throw failure(e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static RuntimeException failure(@Nullable Throwable cause) {
    return cause instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException(cause);
  }
}
