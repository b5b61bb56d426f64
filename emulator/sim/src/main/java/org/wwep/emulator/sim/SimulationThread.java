package org.wwep.emulator.sim;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The thread that drives a world, watched by the one that asked for it: a task that never blocks is
 * found and named, with the thread left behind.
 */
final class SimulationThread {
  /** How long a task may keep the processor, in wall-clock time. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final int LOOKS = 20;

  private final Scheduler scheduler;
  private final Duration look;
  private final Runnable work;
  private final AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();

  private SimulationThread(Scheduler scheduler, Duration patience, BooleanSupplier done) {
    this.scheduler = scheduler;
    this.look = patience.dividedBy(LOOKS);
    this.work = () -> scheduler.drive(done);
  }

  private SimulationThread(Scheduler scheduler, Duration patience) {
    this.scheduler = scheduler;
    this.look = patience.dividedBy(LOOKS);
    this.work = scheduler::settle;
  }

  /** Drives until this is so. */
  static void drive(Scheduler scheduler, Duration patience, BooleanSupplier done)
      throws InterruptedException {
    new SimulationThread(scheduler, patience, done).watch();
  }

  /** Runs what is ready, without letting time pass. */
  static void settle(Scheduler scheduler, Duration patience) {
    try {
      new SimulationThread(scheduler, patience).watch();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void watch() throws InterruptedException {
    Thread thread = Thread.ofPlatform().daemon().name("wwep-sim").unstarted(this::run);
    thread.start();
    try {
      long steps = scheduler.steps();
      for (int looks = 0; !thread.join(look); looks++) {
        long now = scheduler.steps();
        if (now != steps || Standstill.isAllowed()) {
          steps = now;
          looks = -1;
        } else if (looks >= LOOKS) {
          throw stuck(thread);
        }
      }
    } catch (InterruptedException e) {
      scheduler.stop();
      thread.join(look);
      throw e;
    }
    Throwable failure = thrown.get();
    switch (failure) {
      case null -> {}
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new SimulationException("the world broke: " + failure, failure);
    }
  }

  private void run() {
    try {
      work.run();
    } catch (Throwable anything) {
      thrown.set(anything);
    }
  }

  private SimulationException stuck(Thread thread) {
    scheduler.stop();
    SimTask task = scheduler.current();
    return new SimulationException(
        (task == null ? "an event" : task.toString())
            + " has not blocked for "
            + look.multipliedBy(LOOKS).toMillis()
            + " ms of wall-clock time, so that nobody else has a turn. It is at:"
            + BlockedTaskDetector.stack(task == null ? thread : task.thread));
  }
}
