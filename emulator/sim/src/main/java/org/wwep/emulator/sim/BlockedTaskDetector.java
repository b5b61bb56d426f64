package org.wwep.emulator.sim;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tasks that block elsewhere than in their world. */
final class BlockedTaskDetector {
  private static final int FRAMES = 12;

  private BlockedTaskDetector() {}

  /**
   * Returns whether a thread will go on by itself: it may run, or waits for a lock.
   *
   * <p>Looked at twice, since it may be let go while its stack is read, which shows no lock then.
   */
  static boolean goesOn(Thread thread) {
    return !blocked(thread) || onALock(thread) || !blocked(thread);
  }

  /** Returns whether a thread blocks on something now. */
  static boolean blocked(Thread thread) {
    return switch (thread.getState()) {
      case BLOCKED, WAITING, TIMED_WAITING -> true;
      case NEW, RUNNABLE, TERMINATED -> false;
    };
  }

  /**
   * Returns whether a thread waits for a lock or a monitor: two worlds may meet at one of the
   * JDK's, which is soon free again.
   */
  private static boolean onALock(Thread thread) {
    if (thread.getState() == Thread.State.BLOCKED) {
      return true;
    }
    for (StackTraceElement frame : thread.getStackTrace()) {
      boolean lock =
          frame.getClassName().startsWith("java.util.concurrent.locks.Reentrant")
              && frame.getMethodName().startsWith("lock");
      if (lock || frame.getMethodName().equals("<clinit>")) {
        return true;
      }
    }
    return false;
  }

  static SimulationException trouble(Coroutine coroutine) {
    return new SimulationException(
        coroutine.user()
            + " blocks outside the simulation; firmware blocks through Rtos and NetworkStack only."
            + " It is at:"
            + stack(coroutine.thread));
  }

  /** Names the tasks of a world in which nothing will happen any more. */
  static SimulationException stuck(List<SimTask> waiting) {
    return new SimulationException(
        "nothing will happen any more, and these wait: "
            + waiting.stream()
                .map(task -> task + stack(task.thread()))
                .collect(Collectors.joining("\n  ", "\n  ", "")));
  }

  /** Returns where a thread is, one frame a line; nothing where there is no stack. */
  static String stack(@Nullable Thread thread) {
    if (thread == null) {
      return "";
    }
    return Arrays.stream(thread.getStackTrace())
        .limit(FRAMES)
        .map(frame -> "\n    " + frame)
        .collect(Collectors.joining());
  }
}
