package org.wwep.rtos;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.WARNING;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;

/**
 * The machine's own time and threads: every task is a virtual thread of the task's name.
 *
 * <p><b>Shape</b>: any thread may call any method. {@link #now()} is the wall clock as it stood
 * when this was made, carried on by the monotonic clock, so setting the machine's clock does not
 * move it. Closing cancels the tasks and waits for their end; a task that closes its own system is
 * not waited for.
 *
 * <p><b>Units</b>: sleeping and waiting are as fine as the machine's scheduler, some 50 µs on
 * Linux.
 *
 * <p><b>Errors</b>: a task that throws is handed to the failure handler, which logs unless told
 * otherwise. A task that lets {@link InterruptedException} through ends quietly. Spawning after
 * {@link #close()} is an {@link IllegalStateException}.
 */
public final class HostRtos implements Rtos, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(HostRtos.class.getName());
  private static final Duration CANCEL_AGAIN = Duration.ofSeconds(1);
  private static final int CANCELS = 5;

  private final Instant wallAtStart = Instant.now();
  private final long nanosAtStart = System.nanoTime();
  private final Set<HostTask> tasks = ConcurrentHashMap.newKeySet();
  private final BiConsumer<Task, Throwable> onFailure;
  private final long seed;
  // java.util.Random, since one source is shared by all tasks: it is thread-safe, and its sequence
  // is specified.
  private final Random random;
  private volatile boolean closed;

  /** Makes one with a random {@link #seed()} that logs failed tasks. */
  public HostRtos() {
    this(new SplittableRandom().nextLong());
  }

  /** Makes one with this seed that logs failed tasks. */
  public HostRtos(long seed) {
    this(
        seed,
        (task, failure) ->
            LOG.log(ERROR, () -> "task " + task.name() + " ended by " + failure, failure));
  }

  /**
   * Makes one with this seed.
   *
   * @param onFailure told of each task that ended by throwing, on that task's thread
   */
  public HostRtos(long seed, BiConsumer<Task, Throwable> onFailure) {
    this.seed = seed;
    this.random = new Random(seed);
    this.onFailure = onFailure;
  }

  /** Returns the seed of {@link #random()}, to print and to run with again. */
  public long seed() {
    return seed;
  }

  /** Returns how many tasks have not ended. */
  public int tasks() {
    return tasks.size();
  }

  @Override
  public Instant now() {
    return wallAtStart.plusNanos(System.nanoTime() - nanosAtStart);
  }

  @Override
  public Task spawn(String name, Work work) {
    HostTask task = new HostTask(name, work, onFailure, tasks::remove);
    tasks.add(task);
    // Looked at after adding: either this sees the close, or the close sees the task.
    if (closed) {
      tasks.remove(task);
      throw new IllegalStateException("no task " + name + " after close");
    }
    task.start();
    return task;
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    Thread.sleep(duration.isNegative() ? Duration.ZERO : duration);
  }

  @Override
  public Semaphore semaphore(int permits) {
    return new HostSemaphore(permits);
  }

  @Override
  public <T> Mailbox<T> mailbox() {
    return new HostMailbox<>();
  }

  @Override
  public RandomGenerator random() {
    return random;
  }

  /**
   * Cancels every task and waits for their end.
   *
   * <p>A task that swallows its cancellation is cancelled again each second, and after five it is
   * logged and left behind. If the caller is interrupted it stops waiting, with its interrupt
   * restored.
   */
  @Override
  public void close() {
    closed = true;
    tasks.forEach(HostTask::cancel);
    for (HostTask task : tasks) {
      try {
        if (!task.isCurrent() && !endedAfterCancels(task)) {
          LOG.log(WARNING, () -> "task " + task.name() + " ignores its cancellation");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private static boolean endedAfterCancels(HostTask task) throws InterruptedException {
    for (int i = 0; i < CANCELS; i++) {
      if (task.join(CANCEL_AGAIN)) {
        return true;
      }
      task.cancel();
    }
    return false;
  }
}
