package org.wwep.emulator.sim;

import java.util.concurrent.locks.LockSupport;
import org.wwep.emulator.sim.Coroutine.Phase;

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
  public void run(Coroutine coroutine) {
    driver = Thread.currentThread();
    Thread thread = coroutine.thread;
    boolean fresh = coroutine.phase == Phase.NEW;
    coroutine.phase = Phase.RUNNING;
    if (fresh) {
      thread.start();
    } else {
      LockSupport.unpark(thread);
    }
    await(coroutine);
  }

  private void await(Coroutine coroutine) {
    Thread thread = coroutine.thread;
    int looks = 0;
    long begun = System.nanoTime();
    while (coroutine.phase == Phase.RUNNING) {
      LockSupport.parkNanos(this, LOOK);
      if (Thread.currentThread().isInterrupted()) {
        throw new SimulationException("the simulation was interrupted");
      }
      if (coroutine.phase == Phase.RUNNING && System.nanoTime() - begun > LOOK) {
        begun = System.nanoTime();
        looks = BlockedTaskDetector.blocked(thread) ? looks + 1 : 0;
        boolean patient = BlockedTaskDetector.goesOn(thread) && looks < LOOKS_AT_A_LOCK;
        if (looks > 1 && !patient && coroutine.phase == Phase.RUNNING) {
          throw BlockedTaskDetector.trouble(coroutine);
        }
      }
    }
  }

  @Override
  public void block(Coroutine coroutine) {
    coroutine.phase = Phase.BLOCKED;
    LockSupport.unpark(driver);
    while (coroutine.phase == Phase.BLOCKED) {
      LockSupport.park(coroutine);
      if (coroutine.phase == Phase.BLOCKED) {
        coroutine.takeInterrupt();
      }
    }
  }

  @Override
  public void leave(Coroutine coroutine) {
    coroutine.phase = Phase.ENDED;
    LockSupport.unpark(driver);
  }
}
