package org.wwep.emulator.testbed;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.wwep.rtos.EventHandler;
import org.wwep.rtos.EventSource;
import org.wwep.rtos.Rtos;
import org.wwep.rtos.Task;

/** The tasks of a program from power on to power off: all of them end with the power. */
final class PoweredRtos extends RtosDecorator {
  private static final Duration END = Duration.ofSeconds(1);

  private final Consumer<Throwable> onFault;
  private final List<Task> tasks = new CopyOnWriteArrayList<>();
  private volatile boolean ended;

  /**
   * Makes one without tasks.
   *
   * @param onFault told of what a task throws, on that task, unless the power is gone
   */
  PoweredRtos(Rtos rtos, Consumer<Throwable> onFault) {
    super(rtos);
    this.onFault = onFault;
  }

  /** Starts a task. */
  Task start(String name, Callable<?> work) {
    Task task = super.spawn(name, () -> guarded(work));
    tasks.add(task);
    if (ended) {
      task.cancel();
    }
    return task;
  }

  private void guarded(Callable<?> work) throws InterruptedException {
    try {
      work.call();
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception | StackOverflowError | AssertionError e) {
      if (!ended) {
        onFault.accept(e);
        tasks.forEach(Task::cancel);
      }
    }
  }

  /** Takes the power: every task is asked to end. */
  void end() {
    ended = true;
    tasks.forEach(Task::cancel);
    try {
      for (Task task : tasks) {
        boolean _ = task.join(END);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public Task spawn(String name, Work work) {
    return start(
        name,
        () -> {
          work.run();
          return true;
        });
  }

  /** Guarded as every task is: what a handler throws is told. */
  @Override
  public <T> Task handle(EventSource<T> source, EventHandler<T> handler) {
    return spawn(handler.name(), () -> EventHandler.run(source, handler));
  }
}
