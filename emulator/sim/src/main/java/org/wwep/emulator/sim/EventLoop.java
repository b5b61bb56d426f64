package org.wwep.emulator.sim;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Goes along a world's {@link EventQueue}: turns of tasks, and events. It runs on the thread that
 * drives the world, and between these also on the stack of a task that waits, or is done: often
 * what comes next needs no other, and a hand-over is spared.
 *
 * <p>Owned by the thread that drives the world, and by the one task that this thread lets run.
 */
final class EventLoop {
  private final EventQueue eventQueue;
  private final Runnable hook;
  private final Queue<Runnable> foreign = new ConcurrentLinkedQueue<>();

  // Read by other threads, which may be told a little late: a volatile write at each step is dear.
  private final AtomicLong steps = new AtomicLong();
  private final AtomicReference<@Nullable SimTask> current = new AtomicReference<>();

  /** On what events happen now; another thread only asks whether it is that one. */
  private volatile @Nullable Thread driver;

  /** Whose stack a task that only reacts has now. */
  private @Nullable Thread lender;

  private @Nullable SimulationException trouble;
  private volatile boolean stopped;
  private boolean settling;

  /**
   * Makes one for a world.
   *
   * @param hook told after each task's turn and after each event
   */
  EventLoop(EventQueue eventQueue, Runnable hook) {
    this.eventQueue = eventQueue;
    this.hook = hook;
  }

  /** Returns how many turns and events there were. */
  long steps() {
    return steps.getOpaque();
  }

  /** Returns the task whose turn it is. */
  @Nullable SimTask current() {
    return current.getOpaque();
  }

  private void current(@Nullable SimTask task) {
    current.setOpaque(task);
  }

  /** Returns on what events happen now, or null if the world stands still. */
  @Nullable Thread driver() {
    return driver;
  }

  /** Has events happen on this thread from now on. */
  private void drivesOn(Thread thread) {
    current(null);
    if (driver != thread) {
      driver = thread;
    }
  }

  /** Has a task that only reacts run on this thread. */
  void lends(Thread thread) {
    lender = thread;
  }

  /** Returns what a task that only reacts runs on while it has its turn. */
  @Nullable Thread lender() {
    return lender;
  }

  /** Returns whether whoever asks belongs to the world, so that what it does is done at once. */
  boolean isInside() {
    Thread asks = Thread.currentThread();
    SimTask task = current();
    return asks == driver || (task != null && task.thread() == asks);
  }

  /** Does something as if it were an event of now; from a thread that is not {@link #isInside}. */
  void fromOutside(Runnable action) {
    foreign.add(action);
  }

  /** Returns whether a stack of the world's may go on: nothing asks for the driving thread. */
  private boolean goesOn() {
    return foreign.isEmpty() && !stopped && !settling && trouble == null;
  }

  /**
   * Goes on after a task's turn, on its stack, with whatever needs none of its own. Returns whether
   * it is its turn again.
   */
  boolean passTime(SimTask task) {
    boolean told = false;
    while (goesOn()) {
      SimTask next = eventQueue.nextTask();
      if (next == task) {
        eventQueue.removeNext();
        return true;
      }
      HandlerTask<?> reacting = next instanceof HandlerTask<?> handler ? handler : null;
      if (next == null ? eventQueue.planned() == 0 : reacting == null || !reacting.needsNoStack()) {
        return false;
      }
      try {
        if (!told) {
          told = true;
          hook.run();
        } else if (reacting == null) {
          nextEvent();
        } else {
          eventQueue.removeNext();
          current(reacting);
          reacting.runHere();
          stepped();
          current(task);
        }
      } catch (Throwable e) {
        fail("an event failed: ", e);
      }
    }
    if (!stopped && trouble == null && eventQueue.nextTask() == task) {
      eventQueue.removeNext();
      return true;
    }
    return false;
  }

  /**
   * Goes on after a turn, on the stack on which it was and which is free now: with whatever needs
   * none, and with who needs a new one. So a world whose tasks do not meet stays on one stack.
   */
  void lead(Coroutine free) {
    drivesOn(free.thread);
    try {
      if (mayLead()) {
        hook.run();
        while (mayLead()) {
          leadOnce(free);
        }
      }
    } catch (Throwable e) {
      fail("an event failed: ", e);
    }
  }

  /** Returns whether what comes next needs no stack but a free one. */
  private boolean mayLead() {
    SimTask next = eventQueue.nextTask();
    return goesOn() && (next == null ? eventQueue.planned() > 0 : next.coroutine == null);
  }

  /** One step: {@link #lead} may last as long as the world, and Java compiles whole calls best. */
  private void leadOnce(Coroutine free) {
    if (eventQueue.takeTask() instanceof HandlerTask<?> next) {
      current(next);
      next.takeTurnOn(free);
      drivesOn(free.thread);
      stepped();
    } else {
      nextEvent();
    }
  }

  /**
   * Drives the world until this is so; what makes it so is done by a task that has its own stack.
   *
   * @param nothing told where nothing will ever happen any more
   */
  void drive(BooleanSupplier done, Runnable nothing) {
    Thread self = Thread.currentThread();
    stopped = false;
    try {
      drivesOn(self);
      while (!stopped && !done.getAsBoolean()) {
        step(self, nothing);
        SimulationException told = trouble;
        if (told != null) {
          trouble = null;
          throw told;
        }
      }
    } finally {
      driver = null;
    }
  }

  /** Ends the drive after the step under way; from any thread. */
  void stop() {
    stopped = true;
  }

  /** Does something while each step is the driving thread's own. */
  void settle(Runnable work) {
    settling = true;
    try {
      work.run();
    } finally {
      settling = false;
    }
  }

  private void step(Thread self, Runnable nothing) {
    for (Runnable action = foreign.poll(); action != null; action = foreign.poll()) {
      action.run();
    }
    SimTask first = eventQueue.takeTask();
    if (first != null) {
      current(first);
      first.takeTurn();
      drivesOn(self);
      stepped();
    } else if (eventQueue.planned() > 0) {
      nextEvent();
    } else {
      nothing.run();
    }
  }

  private void nextEvent() {
    eventQueue.nextEvent();
    stepped();
  }

  private void stepped() {
    // One thread at a time writes it.
    steps.setOpaque(steps.getPlain() + 1);
    hook.run();
  }

  /** Ends the drive by what failed, and how; the first counts. */
  void fail(String what, Throwable failure) {
    if (trouble == null) {
      trouble = new SimulationException(what + failure, failure);
    }
  }
}
