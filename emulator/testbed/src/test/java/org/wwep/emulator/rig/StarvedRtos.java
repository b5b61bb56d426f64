package org.wwep.emulator.rig;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.wwep.rtos.Mailbox;
import org.wwep.rtos.Rtos;
import org.wwep.rtos.Semaphore;
import org.wwep.rtos.Task;

/** A system so busy that time passes between any two looks at the clock. */
final class StarvedRtos implements Rtos {
  private final Rtos rtos;
  private final Duration step;
  private Instant now;

  StarvedRtos(Rtos rtos, Duration step) {
    this.rtos = rtos;
    this.step = step;
    this.now = rtos.now();
  }

  @Override
  public Instant now() {
    now = now.plus(step);
    return now;
  }

  @Override
  public void sleep(Duration duration) {
    now = now.plus(duration.isNegative() ? Duration.ZERO : duration);
  }

  @Override
  public Task spawn(String name, Work work) {
    return rtos.spawn(name, work);
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
