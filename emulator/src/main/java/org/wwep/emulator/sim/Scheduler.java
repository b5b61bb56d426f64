package org.wwep.emulator.sim;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.sim.SimTask.Phase;
import org.wwep.rtos.Rtos;

/**
 * What happens next: the task that was woken first, and if there is none, the event that is due
 * first; then the clock jumps.
 *
 * <p>Owned by the thread that drives it, and by the one task that this thread lets run.
 */
final class Scheduler {
  private final Carrier carrier;
  private final Agenda agenda = new Agenda();
  private final ArrayDeque<SimTask> ready = new ArrayDeque<>();
  private final Queue<Runnable> foreign = new ConcurrentLinkedQueue<>();
  private final Alive alive = new Alive();
  private final SimRandom shuffle;
  private final long slack;
  private final StepHook hook;
  private long now;
  private long order;
  private long turns;
  private volatile long steps;
  private volatile @Nullable SimTask current;
  private @Nullable Thread driver;
  private @Nullable SimTrouble trouble;
  private volatile boolean stopped;
  private boolean settling;

  /** Told after each task's turn and after each event. */
  @FunctionalInterface
  interface StepHook {
    void stepped();
  }

  Scheduler(Carrier carrier, Schedule schedule, SimRandom shuffle, StepHook hook) {
    this.carrier = carrier;
    this.slack = schedule.slack().toNanos();
    this.shuffle = shuffle;
    this.hook = hook;
  }

  /** Returns the time in nanoseconds since the world began. */
  long nanos() {
    return now;
  }

  /** Returns how many turns and events there were. */
  long steps() {
    return steps;
  }

  /** Returns the task whose turn it is. */
  @Nullable SimTask current() {
    return current;
  }

  /** Returns the tasks that have not ended. */
  Alive alive() {
    return alive;
  }

  /** Returns how many events are planned, those of waits that are over included. */
  int planned() {
    return agenda.size();
  }

  void schedule(long at, Event event, long argument) {
    agenda.add(Math.max(at, now), order++, event, argument);
  }

  SimTask spawn(String name, Rtos.Work work) {
    SimTask task = new SimTask(this, carrier, name, work);
    alive.add(task);
    makeReady(task);
    return task;
  }

  /** Lets the current task wait in a queue; returns whether it was woken before the deadline. */
  boolean block(WaitQueue queue, long deadline) throws InterruptedException {
    SimTask task = running();
    throwIfCancelled(task);
    if (deadline <= now) {
      return false;
    }
    task.wait++;
    if (deadline != WaitQueue.FOREVER) {
      schedule(deadline, task, task.wait);
    }
    queue.add(task);
    if (!passTime(task)) {
      carrier.block(task);
    }
    if (!task.woken) {
      throwIfCancelled(task);
    }
    return task.woken;
  }

  /**
   * Lets events happen while no other task is ready: often the first of them is what the task waits
   * for, and a hand-over is spared.
   *
   * @return whether it is this task's turn again
   */
  private boolean passTime(SimTask task) {
    while (ready.isEmpty() && foreign.isEmpty() && !agenda.isEmpty() && !stopped && !settling) {
      try {
        nextEvent();
      } catch (RuntimeException | Error e) {
        fail(new SimTrouble("an event failed: " + e, e));
        return false;
      }
      if (trouble != null) {
        return false;
      }
    }
    if (ready.peek() == task && !stopped && !dueBefore(task)) {
      ready.remove();
      return true;
    }
    return false;
  }

  private SimTask running() {
    SimTask task = current;
    if (task == null || Thread.currentThread() != task.thread) {
      throw new SimTrouble(
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
      makeReady(task);
    }
  }

  void cancel(SimTask task) {
    task.cancelled = true;
    wake(task, false);
  }

  private void makeReady(SimTask task) {
    if (slack == 0) {
      task.waitOrder = order++;
      ready.add(task);
    } else {
      schedule(now + shuffle.nextLong(slack), _ -> ready.add(task), 0);
    }
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
      fail(new SimTrouble(task + " ended by " + failure, failure));
    }
    task.wakeJoiners();
    // The last thing: from here on another thread may have the world.
    task.phase = Phase.ENDED;
    if (carrier instanceof BorrowedCarrier borrowed) {
      borrowed.ended();
    }
  }

  /** Drives the world until this is so; what makes it so is done by a task. */
  void drive(BooleanSupplier done) {
    driver = Thread.currentThread();
    stopped = false;
    try {
      while (!stopped && !done.getAsBoolean()) {
        step();
        if (trouble != null) {
          SimTrouble told = trouble;
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
    long until = now + slack;
    settling = true;
    try {
      drive(
          () ->
              alive.isEmpty()
                  || (ready.isEmpty() && (agenda.isEmpty() || agenda.firstTime() > until)));
    } finally {
      settling = false;
    }
  }

  private void step() {
    for (Runnable action = foreign.poll(); action != null; action = foreign.poll()) {
      action.run();
    }
    SimTask first = ready.peek();
    if (first != null && !dueBefore(first)) {
      ready.remove();
      current = first;
      carrier.run(first);
      current = null;
      stepped();
    } else if (!agenda.isEmpty()) {
      nextEvent();
    } else {
      throw stuck();
    }
  }

  private void nextEvent() {
    now = agenda.firstTime();
    long argument = agenda.firstArgument();
    agenda.removeFirst().happen(argument);
    stepped();
  }

  private void stepped() {
    steps = ++turns;
    hook.stepped();
  }

  private void fail(SimTrouble failure) {
    if (trouble == null) {
      trouble = failure;
    }
  }

  /** Returns whether an event is due now that was planned before the task was woken. */
  private boolean dueBefore(SimTask task) {
    return slack == 0
        && !agenda.isEmpty()
        && agenda.firstTime() <= now
        && agenda.firstOrder() < task.waitOrder;
  }

  private SimTrouble stuck() {
    return new SimTrouble(
        "nothing will happen any more, and these wait: "
            + alive.list().stream()
                .map(task -> task + Elsewhere.stack(task.thread))
                .collect(Collectors.joining("\n  ", "\n  ", "")));
  }
}
