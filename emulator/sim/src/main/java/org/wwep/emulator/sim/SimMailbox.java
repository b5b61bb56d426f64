package org.wwep.emulator.sim;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wwep.rtos.Mailbox;

/** An unbounded queue; most hold one item at most. */
final class SimMailbox<T> extends WaitQueue implements Mailbox<T>, SimSource<T> {
  /** The oldest item; those behind it are in a queue, which most never need. */
  private @Nullable T oldest;

  private @Nullable ArrayDeque<T> younger;

  SimMailbox(Scheduler scheduler) {
    super(scheduler);
  }

  @Override
  public void post(T item) {
    if (scheduler.loop().isInside()) {
      add(item);
    } else {
      scheduler.loop().fromOutside(() -> add(item));
    }
  }

  private void add(T item) {
    if (oldest == null) {
      oldest = item;
    } else {
      if (younger == null) {
        younger = new ArrayDeque<>(4);
      }
      younger.add(item);
    }
    wakeOne();
  }

  @Override
  public WaitQueue waiting() {
    return this;
  }

  @Override
  public @Nullable T poll() {
    T item = oldest;
    oldest = younger == null ? null : younger.poll();
    return item;
  }

  @Override
  public T take() throws InterruptedException {
    return next(FOREVER).orElseThrow();
  }

  @Override
  public Optional<T> take(Duration timeout) throws InterruptedException {
    return next(deadline(timeout));
  }

  private Optional<T> next(long deadline) throws InterruptedException {
    scheduler.throwIfCancelled();
    for (T item = poll(); ; item = poll()) {
      if (item != null) {
        return Optional.of(item);
      }
      if (!await(deadline)) {
        return Optional.empty();
      }
    }
  }
}
