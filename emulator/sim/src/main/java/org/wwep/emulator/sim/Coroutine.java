package org.wwep.emulator.sim;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A stack that a world switches to and from: a virtual thread. */
final class Coroutine {
  /** Who has the processor, as the task runner sees it. */
  enum Phase {
    NEW,
    /** It runs, or would like to. */
    RUNNING,
    /** It gave the processor back through the scheduler. */
    BLOCKED,
    ENDED
  }

  private final Scheduler scheduler;
  final Thread thread;

  /** The one thing that two threads see: the stack's own writes it, and the runner to resume it. */
  volatile Phase phase = Phase.NEW;

  /** Whose stack it is now. */
  @Nullable SimTask task;

  Coroutine(Scheduler scheduler, TaskRunner taskRunner, String name, Consumer<Coroutine> body) {
    this.scheduler = scheduler;
    this.thread = taskRunner.thread(name, () -> body.accept(this));
  }

  /** Returns what runs here now: mostly its task, or one that needs no stack of its own. */
  String user() {
    SimTask user = scheduler.loop().current();
    return user == null ? "an event" : user.toString();
  }

  /** Takes an interrupt for a cancellation of the task whose stack it is. */
  void takeInterrupt() {
    SimTask interrupted = task;
    if (Thread.interrupted() && interrupted != null) {
      interrupted.cancelled = true;
    }
  }
}
