package org.wwep.rtos;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The JDK's semaphore, first come first served. */
final class HostSemaphore implements Semaphore {
  private final java.util.concurrent.Semaphore semaphore;

  HostSemaphore(int permits) {
    if (permits < 0) {
      throw new IllegalArgumentException("permits are 0 or more, were " + permits);
    }
    semaphore = new java.util.concurrent.Semaphore(permits, true);
  }

  @Override
  public void release() {
    semaphore.release();
  }

  @Override
  public boolean isFree() {
    return semaphore.availablePermits() > 0;
  }

  @Override
  public void acquire() throws InterruptedException {
    semaphore.acquire();
  }

  @Override
  public boolean acquire(Duration timeout) throws InterruptedException {
    return semaphore.tryAcquire(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS);
  }
}
