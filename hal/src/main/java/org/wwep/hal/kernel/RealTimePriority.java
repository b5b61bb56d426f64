package org.wwep.hal.kernel;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The kernel's real-time scheduling for a thread that has to be in time.
 *
 * <p><b>Source.</b> {@code sched_setscheduler(2)}: policy {@code SCHED_FIFO}, which needs root, the
 * capability {@code CAP_SYS_NICE}, or a limit {@code RLIMIT_RTPRIO}.
 */
public final class RealTimePriority {
  private static final int THIS_THREAD = 0;
  private static final int SCHED_FIFO = 1;
  private static final int PRIORITY = 50;

  private RealTimePriority() {}

  /**
   * Has the kernel run the calling platform thread before every ordinary one, until it ends.
   *
   * @return whether this user may do that here
   */
  public static boolean raise() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment parameter = arena.allocateFrom(JAVA_INT, PRIORITY);
      return (int)
              CLibrary.SCHED_SETSCHEDULER.invokeExact(
                  CLibrary.state(arena), THIS_THREAD, SCHED_FIFO, parameter)
          == 0;
    } catch (Throwable _) { // what a method handle declares, and a machine where Java calls no C
      return false;
    }
  }
}
