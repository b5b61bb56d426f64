package org.wwep.emulator.sim;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.sim.SimTask.Phase;
import org.wwep.rtos.EventHandler;
import org.wwep.rtos.Rtos;

/**
 * Drives a world along its {@link EventQueue}, and lets its tasks wait and be woken.
 *
 * <p>Owned by the thread that drives it, and by the one task that this thread lets run.
 */
final class Scheduler {
  private final TaskRunner taskRunner;
  private final EventQueue eventQueue;
  private final Queue<Runnable> foreign = new ConcurrentLinkedQueue<>();
  private final IntrusiveList<SimTask> alive = new IntrusiveList<>();
  private final Runnable hook;
  private long turns;
  private long handOvers;
  private volatile long steps;
  private volatile @Nullable SimTask current;
  private @Nullable Thread driver;
  private @Nullable SimulationException trouble;
  private volatile boolean stopped;
  private boolean settling;

  /**
   * Makes one for a world.
   *
   * @param hook told after each task's turn and after each event
   */
  Scheduler(TaskRunner taskRunner, Schedule schedule, SimRandom shuffle, Runnable hook) {
    this.taskRunner = taskRunner;
    this.eventQueue = new EventQueue(schedule, shuffle);
    this.hook = hook;
  }

  /** Returns the time in nanoseconds since the world began. */
  long nanos() {
    return eventQueue.nanos();
  }

  /** Returns whether tasks run in the order in which they are woken. */
  boolean wakesInOrder() {
    return eventQueue.wakesInOrder();
  }

  /** Returns how many turns and events there were. */
  long steps() {
    return steps;
  }

  /** Returns the draws that decided an order. */
  List<Long> races() {
    return eventQueue.races();
  }

  /** Returns how often a task's stack was switched to. */
  long handOvers() {
    return handOvers;
  }

  /** Returns the task whose turn it is. */
  @Nullable SimTask current() {
    return current;
  }

  /** Returns the tasks that have not ended. */
  IntrusiveList<SimTask> alive() {
    return alive;
  }

  /** Returns how many events are planned, those of waits that are over included. */
  int planned() {
    return eventQueue.planned();
  }

  void schedule(long at, ScheduledEvent scheduledEvent, long argument) {
    eventQueue.schedule(at, scheduledEvent, argument);
  }

  SimTask spawn(String name, Rtos.Work work) {
    return begun(new ThreadTask(this, taskRunner, name, work));
  }

  /**
   * Starts a task that only reacts.
   *
   * @param source where its items come from, or null if none do
   */
  <T> SimTask handle(@Nullable SimSource<T> source, EventHandler<T> handler) {
    return begun(new HandlerTask<>(this, taskRunner, source, handler));
  }

  /** Gives a task that has just had its turn another one, before all others. */
  void goesOn(SimTask task) {
    task.woken = true;
    eventQueue.makeNext(task);
  }

  private SimTask begun(SimTask task) {
    alive.add(task);
    eventQueue.makeReady(task);
    return task;
  }

  /** Lets the current task wait in a queue; returns whether it was woken before the deadline. */
  boolean block(WaitQueue queue, long deadline) throws InterruptedException {
    SimTask task = running();
    throwIfCancelled(task);
    if (deadline <= eventQueue.nanos()) {
      return false;
    }
    if (task.reactsOnly) {
      throw new SimulationException(
          task + " handles one item after the other, and may not block meanwhile");
    }
    waits(task, queue, deadline);
    if (!passTime(task)) {
      taskRunner.block(task);
    }
    if (!task.woken) {
      throwIfCancelled(task);
    }
    return task.woken;
  }

  /** Has a task wait in a queue; returns false, with nothing done, if the deadline has come. */
  boolean waits(SimTask task, WaitQueue queue, long deadline) {
    if (deadline <= eventQueue.nanos()) {
      return false;
    }
    task.wait++;
    if (deadline != WaitQueue.FOREVER) {
      eventQueue.schedule(deadline, task, task.wait);
    }
    queue.add(task);
    return true;
  }

  /**
   * Ends the task's turn, and goes on with whatever needs no stack of its own: often the first of
   * it is what the task waits for, and a hand-over is spared. Returns whether it is its turn again.
   */
  private boolean passTime(SimTask task) {
    boolean told = false;
    while (foreign.isEmpty() && !stopped && !settling) {
      if (eventQueue.takes(task)) {
        return true;
      }
      SimTask next = eventQueue.nextTask();
      if (next == null ? eventQueue.planned() == 0 : !next.needsNoStack()) {
        return false;
      }
      try {
        if (!told) {
          told = true;
          hook.run();
        } else if (next == null) {
          nextEvent();
        } else {
          eventQueue.takes(next);
          lend(next);
          current = task;
        }
      } catch (RuntimeException | Error e) {
        fail(new SimulationException("an event failed: " + e, e));
        return false;
      }
      if (trouble != null) {
        return false;
      }
    }
    return !stopped && eventQueue.takes(task);
  }

  /** Gives a task its turn, on the stack of the caller if it needs none of its own. */
  private void lend(SimTask task) {
    current = task;
    task.takeTurn();
    stepped();
  }

  private SimTask running() {
    SimTask task = current;
    if (task == null || Thread.currentThread() != task.thread) {
      throw new SimulationException(
          Thread.currentThread() + " is no task of this world; only tasks may block in it");
    }
    return task;
  }

  void throwIfCancelled() throws InterruptedException {
    throwIfCancelled(running());
  }

  private static void throwIfCancelled(SimTask task) throws InterruptedException {
    if (Thread.interrupted() || task.cancelled) {
      task.cancelled = false;
      throw new InterruptedException("cancelled");
    }
  }

  void wake(SimTask task, boolean woken) {
    WaitQueue queue = task.queue;
    if (queue != null) {
      queue.remove(task);
      task.woken = woken;
      eventQueue.makeReady(task);
    }
  }

  void cancel(SimTask task) {
    task.cancelled = true;
    wake(task, false);
  }

  /** Does something as if it were an event of now; from any thread. */
  void fromOutside(Runnable action) {
    if (Thread.currentThread() == driver || isCurrentTask()) {
      action.run();
    } else {
      foreign.add(action);
    }
  }

  private boolean isCurrentTask() {
    SimTask task = current;
    return task != null && task.thread == Thread.currentThread();
  }

  void ended(SimTask task, @Nullable Throwable failure) {
    alive.remove(task);
    if (failure != null) {
      fail(new SimulationException(task + " ended by " + failure, failure));
    }
    task.wakeJoiners();
    taskRunner.leave(task, Phase.ENDED);
  }

  /** Drives the world until this is so; what makes it so is done by a task. */
  void drive(BooleanSupplier done) {
    driver = Thread.currentThread();
    stopped = false;
    try {
      while (!stopped && !done.getAsBoolean()) {
        step();
        if (trouble != null) {
          SimulationException told = trouble;
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

  /** Runs what is ready now and whatever follows from that at once, until nothing is. */
  void settle() {
    long until = eventQueue.settledBy();
    settling = true;
    try {
      drive(() -> alive.isEmpty() || eventQueue.quietUntil(until));
    } finally {
      settling = false;
    }
  }

  private void step() {
    for (Runnable action = foreign.poll(); action != null; action = foreign.poll()) {
      action.run();
    }
    SimTask first = eventQueue.takeTask();
    if (first != null) {
      current = first;
      handOvers += first.needsNoStack() ? 0 : 1;
      first.takeTurn();
      current = null;
      stepped();
    } else if (eventQueue.planned() > 0) {
      nextEvent();
    } else {
      throw BlockedTaskDetector.stuck(alive.list());
    }
  }

  private void nextEvent() {
    eventQueue.nextEvent();
    stepped();
  }

  private void stepped() {
    steps = ++turns;
    hook.run();
  }

  private void fail(SimulationException failure) {
    if (trouble == null) {
      trouble = failure;
    }
  }
}
