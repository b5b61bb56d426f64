package org.wwep.emulator.sim;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
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

  /** Threads that drive one world after the other: a search has thousands a second. */
  private static final Executor THREADS =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          1,
          SECONDS,
          new SynchronousQueue<>(),
          Thread.ofPlatform().daemon().name("wwep-sim").factory());

  private final Scheduler scheduler;
  private final Duration look;
  private final Runnable work;
  private final CountDownLatch ended = new CountDownLatch(1);
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
    THREADS.execute(this::run);
    try {
      long steps = scheduler.loop().steps();
      for (int looks = 0; !ended.await(look.toNanos(), NANOSECONDS); looks++) {
        long now = scheduler.loop().steps();
        if (now != steps || Standstill.isAllowed()) {
          steps = now;
          looks = -1;
        } else if (looks >= LOOKS) {
          throw stuck();
        }
      }
    } catch (InterruptedException e) {
      scheduler.loop().stop();
      boolean _ = ended.await(look.toNanos(), NANOSECONDS);
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
    } finally {
      ended.countDown();
    }
  }

  private SimulationException stuck() {
    SimTask task = scheduler.loop().current();
    Thread driver = scheduler.loop().driver();
    scheduler.loop().stop();
    return new SimulationException(
        (task == null ? "an event" : task.toString())
            + " has not blocked for "
            + look.multipliedBy(LOOKS).toMillis()
            + " ms of wall-clock time, so that nobody else has a turn. It is at:"
            + BlockedTaskDetector.stack(task == null ? driver : task.thread()));
  }
}
