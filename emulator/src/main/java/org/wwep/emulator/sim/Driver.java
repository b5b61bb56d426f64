package org.wwep.emulator.sim;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The thread that drives a world, watched by the one that asked for it: a task that never blocks is
 * found and named, with the thread left behind.
 */
final class Driver {
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final int LOOKS = 20;

  private final Scheduler scheduler;
  private final Runnable work;
  private final AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();

  private Driver(Scheduler scheduler, BooleanSupplier done) {
    this.scheduler = scheduler;
    this.work = () -> scheduler.drive(done);
  }

  private Driver(Scheduler scheduler) {
    this.scheduler = scheduler;
    this.work = scheduler::settle;
  }

  /** Drives until this is so. */
  static void drive(Scheduler scheduler, BooleanSupplier done) throws InterruptedException {
    new Driver(scheduler, done).watch();
  }

  /** Runs what is ready, without letting time pass. */
  static void settle(Scheduler scheduler) {
    try {
      new Driver(scheduler).watch();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void watch() throws InterruptedException {
    Thread thread = Thread.ofPlatform().daemon().name("wwep-sim").unstarted(this::run);
    thread.start();
    try {
      long steps = scheduler.steps();
      for (int looks = 0; !thread.join(LOOK); looks++) {
        long now = scheduler.steps();
        if (now != steps) {
          steps = now;
          looks = -1;
        } else if (looks >= LOOKS) {
          throw stuck(thread);
        }
      }
    } catch (InterruptedException e) {
      scheduler.stop();
      thread.join(LOOK);
      throw e;
    }
    Throwable failure = thrown.get();
    switch (failure) {
      case null -> {}
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new SimTrouble("the world broke: " + failure, failure);
    }
  }

  private void run() {
    try {
      work.run();
    } catch (Throwable anything) {
      thrown.set(anything);
    }
  }

  private SimTrouble stuck(Thread thread) {
    scheduler.stop();
    SimTask task = scheduler.current();
    return new SimTrouble(
        (task == null ? "an event" : task.toString())
            + " has not blocked for "
            + LOOK.multipliedBy(LOOKS).toSeconds()
            + " s of wall-clock time, so that nobody else has a turn. It is at:"
            + Elsewhere.stack(task == null ? thread : task.thread));
  }
}
