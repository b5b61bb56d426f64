package org.wwep.emulator.sim;

import java.util.concurrent.locks.LockSupport;
import org.wwep.emulator.sim.SimTask.Phase;

/**
 * Runs the tasks on the JDK's own scheduler, and waits for each: the same order, some ten times
 * slower. For JVMs that were not told to open {@code java.lang}.
 */
final class SchedulerRunner implements TaskRunner {
  private static final long LOOK = 100_000_000L;
  private static final long LOOKS_AT_A_LOCK = SimulationThread.PATIENCE.toNanos() / LOOK;

  @Override
  public Thread thread(String name, Runnable body) {
    return Thread.ofVirtual().name(name).unstarted(body);
  }

  private volatile Thread driver = Thread.currentThread();

  @Override
  public void run(SimTask task) {
    driver = Thread.currentThread();
    Thread thread = task.stack();
    boolean fresh = task.phase == Phase.NEW;
    task.phase = Phase.RUNNING;
    if (fresh) {
      thread.start();
    } else {
      LockSupport.unpark(thread);
    }
    await(task, thread);
  }

  private void await(SimTask task, Thread thread) {
    int looks = 0;
    long begun = System.nanoTime();
    while (task.phase == Phase.RUNNING) {
      LockSupport.parkNanos(this, LOOK);
      if (Thread.currentThread().isInterrupted()) {
        throw new SimulationException("the simulation was interrupted");
      }
      if (task.phase == Phase.RUNNING && System.nanoTime() - begun > LOOK) {
        begun = System.nanoTime();
        looks = BlockedTaskDetector.blocked(thread) ? looks + 1 : 0;
        boolean patient = BlockedTaskDetector.goesOn(thread) && looks < LOOKS_AT_A_LOCK;
        if (looks > 1 && !patient && task.phase == Phase.RUNNING) {
          throw BlockedTaskDetector.trouble(task);
        }
      }
    }
  }

  @Override
  public void block(SimTask task) {
    task.phase = Phase.BLOCKED;
    LockSupport.unpark(driver);
    while (task.phase == Phase.BLOCKED) {
      LockSupport.park(task);
      if (task.phase == Phase.BLOCKED && Thread.interrupted()) {
        task.cancelled = true;
      }
    }
  }

  @Override
  public void leave(SimTask task, Phase phase) {
    task.phase = phase;
    LockSupport.unpark(driver);
  }
}
