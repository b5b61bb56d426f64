package org.wwep.net.bsd;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The table of sockets by their numbers.
 *
 * <p><b>Shape</b>: any task; the lock is held for a few instructions. A number comes round again
 * last, so that whoever uses one after closing it gets an error and not somebody else's socket.
 */
final class Descriptors {
  private final ReentrantLock lock = new ReentrantLock();
  private final @Nullable OpenSocket[] sockets;
  private int next;
  private boolean closed;

  Descriptors(int most) {
    this.sockets = new @Nullable OpenSocket[most];
  }

  /** Makes a socket under a free number. */
  OpenSocket open(IntFunction<OpenSocket> making) throws ErrnoException {
    lock.lock();
    try {
      for (int i = 0; i < sockets.length && !closed; i++) {
        int fd = (next + i) % sockets.length;
        if (sockets[fd] == null) {
          next = (fd + 1) % sockets.length;
          OpenSocket made = making.apply(fd);
          sockets[fd] = made;
          return made;
        }
      }
    } finally {
      lock.unlock();
    }
    throw closed
        ? new ErrnoException(Errno.EBADF, "the sockets were closed on this side")
        : new ErrnoException(
            Errno.EMFILE, "all " + sockets.length + " sockets are in use: close one");
  }

  OpenSocket get(int fd) throws ErrnoException {
    lock.lock();
    try {
      OpenSocket socket = fd < 0 || fd >= sockets.length ? null : sockets[fd];
      if (socket == null) {
        throw new ErrnoException(Errno.EBADF, "there is no socket " + fd);
      }
      return socket;
    } finally {
      lock.unlock();
    }
  }

  /** Takes one out of the table; the caller closes it. */
  OpenSocket remove(int fd) throws ErrnoException {
    lock.lock();
    try {
      OpenSocket socket = get(fd);
      sockets[fd] = null;
      return socket;
    } finally {
      lock.unlock();
    }
  }

  /** Takes one out that was never shown to anybody; all may have been taken out meanwhile. */
  void forget(OpenSocket socket) {
    lock.lock();
    try {
      if (sockets[socket.fd] == socket) {
        sockets[socket.fd] = null;
      }
    } finally {
      lock.unlock();
    }
  }

  /** Takes all out, and lets nobody in any more. */
  List<OpenSocket> clear() {
    lock.lock();
    try {
      closed = true;
      List<OpenSocket> all = new ArrayList<>();
      for (int fd = 0; fd < sockets.length; fd++) {
        OpenSocket socket = sockets[fd];
        if (socket != null) {
          all.add(socket);
          sockets[fd] = null;
        }
      }
      return all;
    } finally {
      lock.unlock();
    }
  }

  int count() {
    lock.lock();
    try {
      int count = 0;
      for (OpenSocket socket : sockets) {
        count += socket == null ? 0 : 1;
      }
      return count;
    } finally {
      lock.unlock();
    }
  }
}
