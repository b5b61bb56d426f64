package org.wwep.emulator.coprocessor.driver;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wwep.net.bsd.Errno;
import org.wwep.net.bsd.ErrnoException;

/** What the driver itself keeps of a socket. */
final class Descriptor {
  final int fd;

  /** How long a receive or an accept waits; zero for ever. */
  volatile Duration receiving = Duration.ZERO;

  /** How long a send or a connect waits; zero for ever. */
  volatile Duration sending = Duration.ZERO;

  volatile boolean nonBlocking;
  volatile boolean connecting;
  volatile boolean closed;
  volatile @Nullable ErrnoException failure;

  Descriptor(int fd) {
    this.fd = fd;
  }

  void throwIfClosed() throws ErrnoException {
    if (closed) {
      throw new ErrnoException(Errno.EBADF, "socket " + fd + " was closed on this side meanwhile");
    }
  }
}
