package org.wwep.emulator.testbed;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.wwep.rtos.Mailbox;
import org.wwep.rtos.Rtos;
import org.wwep.rtos.Semaphore;
import org.wwep.rtos.Task;

/**
 * The operating system of a device, with a count of its tasks that have not ended: each thread of
 * firmware in C is one of them.
 *
 * <p>Any thread reads the count.
 */
final class CountedRtos implements Rtos {
  private final Rtos rtos;
  private final AtomicInteger alive = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();

  CountedRtos(Rtos rtos) {
    this.rtos = rtos;
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
    return rtos.spawn(
        name,
        () -> {
          most.accumulateAndGet(alive.incrementAndGet(), Math::max);
          try {
            work.run();
          } finally {
            alive.decrementAndGet();
          }
        });
  }

  @Override
  public Instant now() {
    return rtos.now();
  }

  @Override
  public boolean timeStandsStill() {
    return rtos.timeStandsStill();
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    rtos.sleep(duration);
  }

  @Override
  public Semaphore semaphore(int permits) {
    return rtos.semaphore(permits);
  }

  @Override
  public <T> Mailbox<T> mailbox() {
    return rtos.mailbox();
  }

  @Override
  public RandomGenerator random() {
    return rtos.random();
  }
}
