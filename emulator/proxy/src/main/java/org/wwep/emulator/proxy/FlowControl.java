package org.wwep.emulator.proxy;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.wwep.rtos.Rtos;
import org.wwep.rtos.Semaphore;

/**
 * How many bytes are under way in one direction; the reader waits while there are too many, so that
 * a sender feels a slow link as it would feel a real one.
 */
final class FlowControl {
  private static final long MOST = 1 << 20;

  private final Semaphore free;
  private final AtomicBoolean waiting = new AtomicBoolean();
  private final AtomicLong posted = new AtomicLong();
  private volatile long underWay;
  private volatile boolean over;

  FlowControl(Rtos rtos) {
    this.free = rtos.semaphore(0);
  }

  /** The reader posts so many bytes, and waits until there is room for more. */
  void awaitAfter(int bytes) throws InterruptedException {
    posted.addAndGet(bytes);
    while (isFull()) {
      waiting.set(true);
      // Looked at again: either this sees the room, or whoever makes it sees the wait.
      if (isFull()) {
        free.acquire();
      }
    }
  }

  private boolean isFull() {
    return !over && posted.get() + underWay > MOST;
  }

  /** Bytes that were posted are now among those under way. */
  void taken(int bytes) {
    posted.addAndGet(-bytes);
  }

  /** So many are under way now. */
  void underWay(long bytes) {
    underWay = bytes;
    if (!isFull()) {
      wake();
    }
  }

  /** Nobody takes anything any more: the reader need not wait. */
  void end() {
    over = true;
    wake();
  }

  private void wake() {
    if (waiting.getAndSet(false)) {
      free.release();
    }
  }
}
