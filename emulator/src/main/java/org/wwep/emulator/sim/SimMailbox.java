package org.wwep.emulator.sim;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wwep.rtos.Mailbox;

/** An unbounded queue; most hold nothing most of the time, so it is made when needed. */
final class SimMailbox<T> implements Mailbox<T> {
  private final Scheduler scheduler;
  private final WaitQueue waiting;
  private @Nullable ArrayDeque<T> items;

  SimMailbox(Scheduler scheduler) {
    this.scheduler = scheduler;
    this.waiting = new WaitQueue(scheduler);
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
    waiting.wakeOne();
  }

  @Override
  public T take() throws InterruptedException {
    return next(WaitQueue.FOREVER).orElseThrow();
  }

  @Override
  public Optional<T> take(Duration timeout) throws InterruptedException {
    return next(waiting.deadline(timeout));
  }

  private Optional<T> next(long deadline) throws InterruptedException {
    scheduler.throwIfCancelled();
    while (items == null || items.isEmpty()) {
      if (!waiting.await(deadline)) {
        return Optional.empty();
      }
    }
    return Optional.of(items.remove());
  }
}
