package org.wwep.emulator.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.wwep.rtos.EventHandler;
import org.wwep.rtos.EventSource;
import org.wwep.rtos.Mailbox;
import org.wwep.rtos.Rtos;
import org.wwep.rtos.Semaphore;
import org.wwep.rtos.Task;

/**
 * One device's operating system in virtual time: its tasks take turns, and sleeping costs nothing.
 *
 * <p><b>Shape</b>: made by {@link Simulation#rtos}; each has a random stream of its own, so that
 * what one device draws does not change another's.
 *
 * <p><b>Units</b>: nanoseconds, exact: a sleep ends at the very instant.
 *
 * <p><b>Errors</b>: a task that throws ends the world with a {@link SimulationException}.
 */
public final class SimRtos implements Rtos {
  private final Simulation world;
  private final Scheduler scheduler;
  private final RandomGenerator random;

  /** Those who sleep; most never do. */
  private @Nullable WaitQueue sleepers;

  SimRtos(Simulation world, Scheduler scheduler, RandomGenerator random) {
    this.world = world;
    this.scheduler = scheduler;
    this.random = random;
  }

  @Override
  public Instant now() {
    return world.now();
  }

  @Override
  public boolean timeStandsStill() {
    return true;
  }

  @Override
  public boolean wakesInOrder() {
    return scheduler.wakesInOrder();
  }

  @Override
  public Task spawn(String name, Work work) {
    return world.spawn(name, work);
  }

  @Override
  public <T> Task handle(EventSource<T> source, EventHandler<T> handler) {
    if (source == EventSource.<T>empty()) {
      return scheduler.handle(null, handler);
    }
    return source instanceof SimSource<T> ours
        ? scheduler.handle(ours, handler)
        : Rtos.super.handle(source, handler);
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    scheduler.throwIfCancelled();
    WaitQueue asleep = sleepers;
    if (asleep == null) {
      asleep = new WaitQueue(scheduler);
      sleepers = asleep;
    }
    asleep.await(asleep.deadline(duration));
  }

  @Override
  public Semaphore semaphore(int permits) {
    return new SimSemaphore(scheduler, permits);
  }

  @Override
  public <T> Mailbox<T> mailbox() {
    return new SimMailbox<>(scheduler);
  }

  @Override
  public RandomGenerator random() {
    return random;
  }
}
