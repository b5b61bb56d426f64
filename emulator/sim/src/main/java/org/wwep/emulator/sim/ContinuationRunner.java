package org.wwep.emulator.sim;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.util.ArrayDeque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.sim.Coroutine.Phase;

/**
 * Runs the tasks on the driving thread itself: a hand-over is two jumps, some 0.3 µs, with no other
 * thread involved, and a task that blocks elsewhere is seen at once.
 *
 * <p>It needs virtual threads with a scheduler of one's own, which JDK 25 has but does not publish:
 * {@code --add-opens java.base/java.lang=ALL-UNNAMED}. Without that there is {@link
 * SchedulerRunner}.
 */
final class ContinuationRunner implements TaskRunner {
  private static final @Nullable MethodHandle BUILDER = builder();

  private final Executor executor = this::execute;
  private final ArrayDeque<Runnable> more = new ArrayDeque<>();
  private @Nullable Runnable next;
  private final BlockingQueue<Runnable> foreign = new LinkedBlockingQueue<>();
  private @Nullable Thread driver;
  private @Nullable Thread mounted;

  static boolean possible() {
    return BUILDER != null;
  }

  private static @Nullable MethodHandle builder() {
    try {
      Class<?> type = Class.forName("java.lang.ThreadBuilders$VirtualThreadBuilder");
      Constructor<?> constructor = type.getDeclaredConstructor(Executor.class);
      constructor.setAccessible(true);
      return MethodHandles.lookup()
          .unreflectConstructor(constructor)
          .asType(MethodType.methodType(Thread.Builder.OfVirtual.class, Executor.class));
    } catch (ReflectiveOperationException | RuntimeException notOpened) {
      return null;
    }
  }

  @Override
  public Thread thread(String name, Runnable body) {
    MethodHandle builder = BUILDER;
    if (builder == null) {
      throw new IllegalStateException("java.lang is not opened");
    }
    try {
      return ((Thread.Builder.OfVirtual) builder.invokeExact(executor)).name(name).unstarted(body);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private void execute(Runnable continuation) {
    Thread caller = Thread.currentThread();
    // Another world's task may let one of ours go, from its own driving thread.
    if (caller == driver || caller == mounted) {
      // Mostly the only one: a task is resumed, and nobody else may run.
      if (next == null) {
        next = continuation;
      } else {
        more.add(continuation);
      }
    } else {
      foreign.add(continuation);
    }
  }

  @Override
  public void run(Coroutine coroutine) {
    driver = Thread.currentThread();
    Thread thread = coroutine.thread;
    mounted = thread;
    boolean fresh = coroutine.phase == Phase.NEW;
    coroutine.phase = Phase.RUNNING;
    if (fresh) {
      thread.start();
    } else {
      LockSupport.unpark(thread);
    }
    runAll();
    while (coroutine.phase == Phase.RUNNING) {
      awaitElsewhere(coroutine);
      runAll();
    }
  }

  private void runAll() {
    for (Runnable each = next; each != null; each = next) {
      next = more.isEmpty() ? null : more.poll();
      each.run();
    }
  }

  /** A lock of the JDK's that another world holds is waited for; nothing else is. */
  private void awaitElsewhere(Coroutine coroutine) {
    long patience =
        BlockedTaskDetector.goesOn(coroutine.thread) ? SimulationThread.PATIENCE.toMillis() : 0;
    if (next != null) {
      // Let go while its stack was read: then the JDK hands it to whoever reads.
      return;
    }
    try {
      next = foreign.poll(patience, MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SimulationException("the simulation was interrupted", e);
    }
    if (next == null) {
      throw BlockedTaskDetector.trouble(coroutine);
    }
  }

  @Override
  public void block(Coroutine coroutine) {
    coroutine.phase = Phase.BLOCKED;
    while (coroutine.phase == Phase.BLOCKED) {
      LockSupport.park(coroutine);
      if (coroutine.phase == Phase.BLOCKED) {
        coroutine.takeInterrupt();
      }
    }
  }
}
