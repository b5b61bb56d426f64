package org.wwep.emulator.nwp.driver;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wwep.net.bsd.Errno;
import org.wwep.net.bsd.SocketError;

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
  volatile @Nullable SocketError failure;

  Descriptor(int fd) {
    this.fd = fd;
  }

  void throwIfClosed() throws SocketError {
    if (closed) {
      throw new SocketError(Errno.EBADF, "socket " + fd + " was closed on this side meanwhile");
    }
  }
}
