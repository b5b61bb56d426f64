package org.wwep.net.host;

import static java.lang.System.Logger.Level.DEBUG;

import java.io.IOException;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.concurrent.locks.ReentrantLock;
import org.wwep.net.LinkException;
import org.wwep.net.ResourcesExhaustedException;

/**
 * Selectors that nobody waits on, kept since opening one costs three system calls.
 *
 * <p>Any thread; the lock is held for a few instructions, never around a system call.
 */
final class SelectorPool implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(SelectorPool.class.getName());
  private static final int KEPT = 64;

  private final ReentrantLock lock = new ReentrantLock();
  private final ArrayDeque<Selector> idle = new ArrayDeque<>();
  private boolean closed;

  /** Returns a selector without keys; the caller gives it back. */
  Selector take() throws LinkException {
    lock.lock();
    try {
      Selector selector = idle.pollLast();
      if (selector != null) {
        return selector;
      }
    } finally {
      lock.unlock();
    }
    try {
      return Selector.open();
    } catch (IOException e) {
      throw new ResourcesExhaustedException("nothing left to wait with: " + e.getMessage(), e);
    }
  }

  /** Takes a selector back; it has no keys any more. */
  void giveBack(Selector selector) {
    lock.lock();
    try {
      if (!closed && idle.size() < KEPT) {
        idle.addLast(selector);
        return;
      }
    } finally {
      lock.unlock();
    }
    close(selector);
  }

  @Override
  public void close() {
    ArrayDeque<Selector> last;
    lock.lock();
    try {
      closed = true;
      last = idle.clone();
      idle.clear();
    } finally {
      lock.unlock();
    }
    last.forEach(SelectorPool::close);
  }

  private static void close(Selector selector) {
    try {
      selector.close();
    } catch (IOException e) {
      LOG.log(DEBUG, "a selector did not close", e);
    }
  }
}
