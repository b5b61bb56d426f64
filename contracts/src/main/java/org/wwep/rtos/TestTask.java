package org.wwep.rtos;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A task of a test, with what came of it.
 *
 * @param <T> what the task returns
 */
public final class TestTask<T> {
  private static final Duration LONG = Duration.ofSeconds(10);

  private final Callable<T> body;
  private final Task task;
  private volatile @Nullable T result;
  private volatile @Nullable Throwable thrown;

  private TestTask(Rtos rtos, String name, Callable<T> body) {
    this.body = body;
    this.task = rtos.spawn(name, this::work);
  }

  /** Starts a task. */
  public static <T> TestTask<T> task(Rtos rtos, String name, Callable<T> body) {
    return new TestTask<>(rtos, name, body);
  }

  /** Starts a task without a result. */
  public static TestTask<Boolean> script(Rtos rtos, String name, RtosWorld.Script body) {
    return new TestTask<>(
        rtos,
        name,
        () -> {
          body.run();
          return true;
        });
  }

  // A test's outermost frame: it keeps whatever came, for whoever asks.
  private void work() {
    try {
      result = body.call();
    } catch (Throwable anything) {
      thrown = anything;
    }
  }

  /** Returns the task itself. */
  public Task task() {
    return task;
  }

  /** Waits for the end, and returns what the task threw. */
  public Optional<Throwable> thrown() throws InterruptedException {
    return thrown(LONG);
  }

  /** Waits this long for the end; otherwise as {@link #thrown()}. */
  public Optional<Throwable> thrown(Duration timeout) throws InterruptedException {
    if (!task.join(timeout)) {
      throw new AssertionError(task.name() + " still runs after " + timeout);
    }
    return Optional.ofNullable(thrown);
  }

  /** Waits for the end, and returns the result or fails with what the task threw. */
  public T result() throws InterruptedException {
    return result(LONG);
  }

  /** Waits this long for the end; otherwise as {@link #result()}. */
  public T result(Duration timeout) throws InterruptedException {
    thrown(timeout)
        .ifPresent(
            t -> {
              throw new AssertionError(task.name() + " ended by " + t, t);
            });
    T value = result;
    if (value == null) {
      throw new AssertionError(task.name() + " returned null");
    }
    return value;
  }
}
