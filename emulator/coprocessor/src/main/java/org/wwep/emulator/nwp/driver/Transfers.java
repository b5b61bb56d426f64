package org.wwep.emulator.nwp.driver;

import static org.wwep.net.bsd.SocketNumbers.MSG_DONTWAIT;
import static org.wwep.net.bsd.SocketNumbers.MSG_PEEK;
import static org.wwep.net.bsd.SocketNumbers.MSG_WAITALL;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.nwp.channel.MalformedFrame;
import org.wwep.emulator.nwp.channel.Opcode;
import org.wwep.emulator.nwp.channel.Payload;
import org.wwep.emulator.nwp.channel.PayloadReader;
import org.wwep.emulator.nwp.channel.Refused;
import org.wwep.net.ReceiveTimeout;
import org.wwep.net.SendTimeout;
import org.wwep.net.bsd.Errno;
import org.wwep.net.bsd.SocketApi;
import org.wwep.net.bsd.SocketError;

/** The calls that may wait: here, on the firmware's clock, for what an event tells. */
final class Transfers {
  /** How many bytes a command carries at most: a segment of the part. */
  private static final int MOST = 1460;

  private final CommandPort port;
  private final Waiting waiting;
  private final Table table;

  Transfers(CommandPort port, Waiting waiting, Table table) {
    this.port = port;
    this.waiting = waiting;
    this.table = table;
  }

  private static void check(byte[] bytes, int offset, int length, int flags, int known)
      throws SocketError {
    if (length < 0 || offset < 0 || offset > bytes.length - length) {
      throw new SocketError(
          Errno.EINVAL,
          "offset %d and length %d are not inside %d bytes"
              .formatted(offset, length, bytes.length));
    }
    if ((flags & ~known) != 0) {
      throw new SocketError(
          Errno.ENOTSUP, "flags 0x%x are not to be had here".formatted(flags & ~known));
    }
  }

  int send(Descriptor socket, byte[] bytes, int offset, int length, int flags)
      throws SocketError, InterruptedException {
    check(bytes, offset, length, flags, MSG_DONTWAIT);
    boolean wait = !socket.nonBlocking && (flags & MSG_DONTWAIT) == 0;
    int taken = 0;
    try (Waiting.Bell bell = waiting.bell(limit(wait, socket.sending), socket.fd)) {
      while (taken < length) {
        socket.throwIfClosed();
        boolean last = bell.isOver();
        int part = Math.min(MOST, length - taken);
        Payload asked = Table.about(socket.fd).flag(!last).bytes(bytes, offset + taken, part);
        try {
          taken += port.call(Opcode.SEND, asked).number();
          continue;
        } catch (MalformedFrame e) {
          throw CommandPort.malformed(Opcode.SEND, e);
        } catch (SocketError e) {
          socket.throwIfClosed();
          if (e.errno() != Errno.EAGAIN) {
            throw e;
          }
          if (last) {
            if (taken > 0) {
              return taken;
            }
            throw new SocketError(
                Errno.EAGAIN,
                new SendTimeout(
                    "socket %d took 0 of %d bytes within %s"
                        .formatted(socket.fd, length, ms(wait ? socket.sending : Duration.ZERO))));
          }
        }
        bell.await();
      }
    }
    return taken;
  }

  int recv(Descriptor socket, byte[] buffer, int offset, int length, int flags)
      throws SocketError, InterruptedException {
    check(buffer, offset, length, flags, MSG_DONTWAIT | MSG_PEEK | MSG_WAITALL);
    if (length == 0) {
      return 0;
    }
    boolean wait = !socket.nonBlocking && (flags & MSG_DONTWAIT) == 0;
    int least = (flags & MSG_WAITALL) == 0 || !wait ? 1 : length;
    int had = 0;
    try (Waiting.Bell bell = waiting.bell(limit(wait, socket.receiving), socket.fd)) {
      while (true) {
        socket.throwIfClosed();
        boolean last = bell.isOver();
        try {
          int count = receive(socket, buffer, offset + had, length - had, flags, !last);
          had += count;
          if (count == 0 || had >= least) {
            return had;
          }
          continue;
        } catch (SocketError e) {
          socket.throwIfClosed();
          if (e.errno() != Errno.EAGAIN) {
            throw e;
          }
          if (last) {
            if (had > 0) {
              return had;
            }
            throw new SocketError(
                Errno.EAGAIN,
                new ReceiveTimeout(
                    "nothing on socket %d within %s"
                        .formatted(socket.fd, ms(wait ? socket.receiving : Duration.ZERO))));
          }
        }
        bell.await();
      }
    }
  }

  private int receive(
      Descriptor socket, byte[] buffer, int offset, int length, int flags, boolean tell)
      throws SocketError, InterruptedException {
    Payload asked =
        Table.about(socket.fd).flag(tell).number(Math.min(MOST, length)).number(flags & MSG_PEEK);
    try {
      byte[] received = port.call(Opcode.RECV, asked).bytes();
      if (received.length > length) {
        throw new MalformedFrame("%d bytes, of %d".formatted(received.length, length));
      }
      System.arraycopy(received, 0, buffer, offset, received.length);
      return received.length;
    } catch (MalformedFrame e) {
      throw CommandPort.malformed(Opcode.RECV, e);
    }
  }

  int accept(Descriptor listener) throws SocketError, InterruptedException {
    boolean wait = !listener.nonBlocking;
    try (Waiting.Bell bell = waiting.bell(limit(wait, listener.receiving), listener.fd)) {
      while (true) {
        listener.throwIfClosed();
        boolean last = bell.isOver();
        try {
          return table.opened(
              Opcode.ACCEPT,
              port.longCall(
                  Opcode.ACCEPT, Table.about(listener.fd).flag(!last), this::closeAbandoned));
        } catch (SocketError e) {
          listener.throwIfClosed();
          if (e.errno() != Errno.EAGAIN) {
            throw e;
          }
          if (last) {
            throw wait ? nobody(listener) : e;
          }
        }
        bell.await();
      }
    }
  }

  private static SocketError nobody(Descriptor listener) {
    return new SocketError(
        Errno.EAGAIN, new ReceiveTimeout("nobody connected within " + ms(listener.receiving)));
  }

  /** Nobody waits any more for what was accepted. */
  private void closeAbandoned(@Nullable PayloadReader response) {
    if (response != null) {
      try {
        port.tell(Opcode.CLOSE, Table.about(Refused.throwIfFailed(response).number()));
      } catch (SocketError | MalformedFrame _) {
        // Nothing was accepted.
      }
    }
  }

  private static Duration limit(boolean wait, Duration configured) {
    return !wait ? Duration.ZERO : configured.isZero() ? SocketApi.FOREVER : configured;
  }

  private static String ms(Duration time) {
    return time.toMillis() + " ms";
  }
}
