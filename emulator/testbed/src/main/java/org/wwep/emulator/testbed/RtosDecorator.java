package org.wwep.emulator.testbed;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.wwep.rtos.EventHandler;
import org.wwep.rtos.EventSource;
import org.wwep.rtos.Mailbox;
import org.wwep.rtos.Rtos;
import org.wwep.rtos.Semaphore;
import org.wwep.rtos.Task;

/** An operating system that is another one but for what a subclass changes. */
public abstract class RtosDecorator implements Rtos {
  private final Rtos rtos;

  /** Decorates an operating system. */
  protected RtosDecorator(Rtos rtos) {
    this.rtos = rtos;
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
  public boolean wakesInOrder() {
    return rtos.wakesInOrder();
  }

  @Override
  public Task spawn(String name, Work work) {
    return rtos.spawn(name, work);
  }

  @Override
  public <T> Task handle(EventSource<T> source, EventHandler<T> handler) {
    return rtos.handle(source, handler);
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
