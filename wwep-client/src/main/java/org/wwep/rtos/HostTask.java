package org.wwep.rtos;

import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A virtual thread with a name; cancelling interrupts it. */
final class HostTask implements Task {
  private final String name;
  private final Rtos.Work work;
  private final BiConsumer<Task, Throwable> onFailure;
  private final Consumer<HostTask> onEnd;
  private final Thread thread;

  HostTask(
      String name,
      Rtos.Work work,
      BiConsumer<Task, Throwable> onFailure,
      Consumer<HostTask> onEnd) {
    this.name = name;
    this.work = work;
    this.onFailure = onFailure;
    this.onEnd = onEnd;
    this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  boolean isCurrent() {
    return Thread.currentThread() == thread;
  }

  // The outermost frame of a task: whatever gets here would be lost, so errors are told as well.
  private void run() {
    try {
      work.run();
    } catch (InterruptedException cancelled) {
      // Letting it through is how a cancelled task ends; the thread ends here, nobody is left to
      // restore it for.
    } catch (RuntimeException | Error failure) {
      onFailure.accept(this, failure);
    } finally {
      onEnd.accept(this);
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void cancel() {
    thread.interrupt();
  }

  @Override
  public boolean join(Duration timeout) throws InterruptedException {
    return thread.join(timeout);
  }

  @Override
  public String toString() {
    return "task " + name;
  }
}
