package org.wwep.emulator.sim;

import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.wwep.rtos.EventHandler;
import org.wwep.rtos.Rtos;

/**
 * Lets the tasks of a world begin, wait, be woken and end; its {@link EventLoop} gives them their
 * turns.
 *
 * <p>Owned by the thread that drives it, and by the one task that this thread lets run.
 */
final class Scheduler {
  private final TaskRunner taskRunner;
  private final CoroutinePool coroutinePool;
  private final EventQueue eventQueue;
  private final EventLoop eventLoop;
  private final IntrusiveList<SimTask> alive = new IntrusiveList<>();
  private long handOvers;

  /**
   * Makes one for a world.
   *
   * @param hook told after each task's turn and after each event
   */
  Scheduler(TaskRunner taskRunner, Schedule schedule, SimRandom shuffle, Runnable hook) {
    this.taskRunner = taskRunner;
    this.eventQueue = new EventQueue(schedule, shuffle);
    this.eventLoop = new EventLoop(eventQueue, hook);
    this.coroutinePool = new CoroutinePool(this, taskRunner);
  }

  /** Returns the time in nanoseconds since the world began. */
  long nanos() {
    return eventQueue.nanos();
  }

  /** Returns whether tasks run in the order in which they are woken. */
  boolean wakesInOrder() {
    return eventQueue.wakesInOrder();
  }

  /** Returns the draws that decided an order. */
  List<Long> races() {
    return eventQueue.races();
  }

  /** Returns what gives the tasks their turns. */
  EventLoop loop() {
    return eventLoop;
  }

  /** Returns how often a task's stack was switched to. */
  long handOvers() {
    return handOvers;
  }

  /** Returns the tasks that have not ended. */
  IntrusiveList<SimTask> alive() {
    return alive;
  }

  /** Returns how many events are planned, the deadlines of waits among them. */
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
    return begun(new HandlerTask<>(this, source, handler));
  }

  private SimTask begun(SimTask task) {
    alive.add(task);
    eventQueue.makeReady(task);
    return task;
  }

  /** Returns a stack for a turn of a task that may block. */
  Coroutine stack(HandlerTask<?> task) {
    return coroutinePool.lend(task);
  }

  /** Returns whether there are stacks that nobody needs now. */
  boolean holdsStacks() {
    return !coroutinePool.isEmpty();
  }

  /** Has a stack run until it has no more to do; on the driving thread. */
  void switchTo(Coroutine coroutine) {
    handOvers++;
    taskRunner.run(coroutine);
  }

  /** Gives a task that has just had its turn another one, before all others. */
  void goesOn(SimTask task) {
    task.woken = true;
    eventQueue.makeNext(task);
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
    if (!eventLoop.passTime(task)) {
      taskRunner.block(Objects.requireNonNull(task.coroutine));
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
    if (deadline != WaitQueue.FOREVER) {
      eventQueue.addDeadline(task, deadline);
    }
    queue.add(task);
    return true;
  }

  private SimTask running() {
    SimTask task = eventLoop.current();
    if (task == null || Thread.currentThread() != task.thread()) {
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
      eventQueue.removeDeadline(task);
      task.woken = woken;
      eventQueue.makeReady(task);
    }
  }

  void cancel(SimTask task) {
    task.cancelled = true;
    wake(task, false);
  }

  void ended(SimTask task, @Nullable Throwable failure) {
    alive.remove(task);
    if (failure != null) {
      eventLoop.fail(task + " ended by ", failure);
    }
    task.ended = true;
    task.wakeJoiners();
  }

  /** Drives the world until this is so; what makes it so is done by a task. */
  void drive(BooleanSupplier done) {
    eventLoop.drive(
        done,
        () -> {
          throw BlockedTaskDetector.stuck(alive.list());
        });
  }

  /** Runs what is ready now and whatever follows from that at once, until nothing is. */
  void settle() {
    long until = eventQueue.settledBy();
    eventLoop.settle(
        () -> {
          try {
            drive(() -> alive.isEmpty() || eventQueue.quietUntil(until));
          } finally {
            // The last task may have ended by a failure.
            if (alive.isEmpty()) {
              coroutinePool.close();
            }
          }
        });
  }
}
