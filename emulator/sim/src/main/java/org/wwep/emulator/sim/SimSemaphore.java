package org.wwep.emulator.sim;

import java.time.Duration;
import org.wwep.rtos.Semaphore;

/** A counting semaphore, first come first served. */
final class SimSemaphore extends WaitQueue implements Semaphore {
  private int permits;

  SimSemaphore(Scheduler scheduler, int permits) {
    super(scheduler);
    if (permits < 0) {
      throw new IllegalArgumentException("permits are 0 or more, were " + permits);
    }
    this.permits = permits;
  }

  @Override
  public void release() {
    if (scheduler.loop().isInside()) {
      give();
    } else {
      scheduler.loop().fromOutside(this::give);
    }
  }

  /** The permit goes to who waits longest, and never back to the shelf. */
  private void give() {
    if (!wakeOne()) {
      permits++;
    }
  }

  @Override
  public boolean isFree() {
    return permits > 0;
  }

  @Override
  public void acquire() throws InterruptedException {
    take(FOREVER);
  }

  @Override
  public boolean acquire(Duration timeout) throws InterruptedException {
    return take(deadline(timeout));
  }

  private boolean take(long deadline) throws InterruptedException {
    scheduler.throwIfCancelled();
    if (permits > 0) {
      permits--;
      return true;
    }
    return await(deadline);
  }
}
