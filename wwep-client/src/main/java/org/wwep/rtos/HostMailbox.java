package org.wwep.rtos;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An unbounded queue: posting always finds room. */
final class HostMailbox<T> implements Mailbox<T> {
  private final BlockingQueue<T> queue = new LinkedBlockingQueue<>();

  @Override
  public void post(T item) {
    queue.add(item);
  }

  @Override
  public T take() throws InterruptedException {
    return queue.take();
  }

  @Override
  public Optional<T> take(Duration timeout) throws InterruptedException {
    if (timeout.equals(Rtos.WAIT_FOREVER)) {
      // No timer that would be cancelled.
      return Optional.of(queue.take());
    }
    // TimeUnit.convert saturates where Duration.toNanos would overflow.
    long nanos = TimeUnit.NANOSECONDS.convert(timeout);
    return Optional.ofNullable(queue.poll(nanos, TimeUnit.NANOSECONDS));
  }
}
