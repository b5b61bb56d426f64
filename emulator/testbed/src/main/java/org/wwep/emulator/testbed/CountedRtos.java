package org.wwep.emulator.testbed;

import java.util.concurrent.atomic.AtomicInteger;
import org.wwep.rtos.EventHandler;
import org.wwep.rtos.EventSource;
import org.wwep.rtos.Rtos;
import org.wwep.rtos.Task;

/**
 * The operating system of a device, with a count of its tasks that have not ended: each thread of
 * firmware in C is one of them.
 *
 * <p>Any thread reads the count.
 */
final class CountedRtos extends RtosDecorator {
  private final AtomicInteger alive = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();

  CountedRtos(Rtos rtos) {
    super(rtos);
  }

  /** Returns how many tasks have begun and not ended. */
  int alive() {
    return alive.get();
  }

  /** Returns the most that there were at a time. */
  int most() {
    return most.get();
  }

  @Override
  public Task spawn(String name, Work work) {
    return super.spawn(
        name,
        () -> {
          begun();
          try {
            work.run();
          } finally {
            ended();
          }
        });
  }

  private void begun() {
    most.accumulateAndGet(alive.incrementAndGet(), Math::max);
  }

  private void ended() {
    alive.decrementAndGet();
  }

  @Override
  public <T> Task handle(EventSource<T> source, EventHandler<T> handler) {
    return super.handle(source, new CountedHandler<>(handler, this::begun, this::ended));
  }
}
