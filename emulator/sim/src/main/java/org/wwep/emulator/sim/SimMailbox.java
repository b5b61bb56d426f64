package org.wwep.emulator.sim;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wwep.rtos.Mailbox;

/** An unbounded queue; most hold nothing most of the time, so it is made when needed. */
final class SimMailbox<T> extends WaitQueue implements Mailbox<T>, SimSource<T> {
  private @Nullable ArrayDeque<T> items;

  SimMailbox(Scheduler scheduler) {
    super(scheduler);
  }

  @Override
  public void post(T item) {
    scheduler.fromOutside(() -> add(item));
  }

  private void add(T item) {
    if (items == null) {
      items = new ArrayDeque<>(4);
    }
    items.add(item);
    wakeOne();
  }

  @Override
  public WaitQueue waiting() {
    return this;
  }

  @Override
  public @Nullable T poll() {
    return items == null ? null : items.poll();
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
    while (items == null || items.isEmpty()) {
      if (!await(deadline)) {
        return Optional.empty();
      }
    }
    return Optional.of(items.remove());
  }
}
