package org.wwep.emulator.coprocessor.driver;

import static org.wwep.net.bsd.SocketConstants.MSG_DONTWAIT;
import static org.wwep.net.bsd.SocketConstants.MSG_PEEK;
import static org.wwep.net.bsd.SocketConstants.MSG_WAITALL;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.coprocessor.channel.ErrorCodec;
import org.wwep.emulator.coprocessor.channel.MalformedFrameException;
import org.wwep.emulator.coprocessor.channel.Opcode;
import org.wwep.emulator.coprocessor.channel.PayloadReader;
import org.wwep.emulator.coprocessor.channel.PayloadWriter;
import org.wwep.net.ReceiveTimeoutException;
import org.wwep.net.SendTimeoutException;
import org.wwep.net.bsd.Errno;
import org.wwep.net.bsd.ErrnoException;
import org.wwep.net.bsd.SocketApi;
import org.wwep.net.bsd.SocketArguments;
import org.wwep.value.Durations;

/** The calls that may wait: here, on the firmware's clock, for what an event tells. */
final class BlockingCalls {
  /** How many bytes a command carries at most: a segment of the part. */
  private static final int MOST = 1460;

  private final CommandPort port;
  private final SocketWaiters socketWaiters;
  private final SocketTable socketTable;

  BlockingCalls(CommandPort port, SocketWaiters socketWaiters, SocketTable socketTable) {
    this.port = port;
    this.socketWaiters = socketWaiters;
    this.socketTable = socketTable;
  }

  int send(Descriptor socket, byte[] bytes, int offset, int length, int flags)
      throws ErrnoException, InterruptedException {
    SocketArguments.slice(bytes, offset, length, flags, MSG_DONTWAIT);
    boolean wait = !socket.nonBlocking && (flags & MSG_DONTWAIT) == 0;
    int taken = 0;
    try (SocketWaiters.Waiter waiter = socketWaiters.bell(limit(wait, socket.sending), socket.fd)) {
      while (taken < length) {
        socket.throwIfClosed();
        boolean last = waiter.isOver();
        int part = Math.min(MOST, length - taken);
        PayloadWriter asked =
            SocketTable.about(socket.fd).flag(!last).bytes(bytes, offset + taken, part);
        try {
          taken += port.call(Opcode.SEND, asked).number();
          continue;
        } catch (MalformedFrameException e) {
          throw ResponsePayload.malformed(Opcode.SEND, e);
        } catch (ErrnoException e) {
          socket.throwIfClosed();
          if (e.errno() != Errno.EAGAIN) {
            throw e;
          }
          if (last) {
            if (taken > 0) {
              return taken;
            }
            throw new ErrnoException(
                Errno.EAGAIN,
                new SendTimeoutException(
                    "socket %d took 0 of %d bytes within %s"
                        .formatted(
                            socket.fd,
                            length,
                            Durations.millis(wait ? socket.sending : Duration.ZERO))));
          }
        }
        waiter.await();
      }
    }
    return taken;
  }

  int recv(Descriptor socket, byte[] buffer, int offset, int length, int flags)
      throws ErrnoException, InterruptedException {
    SocketArguments.slice(buffer, offset, length, flags, MSG_DONTWAIT | MSG_PEEK | MSG_WAITALL);
    if (length == 0) {
      return 0;
    }
    boolean wait = !socket.nonBlocking && (flags & MSG_DONTWAIT) == 0;
    int least = (flags & MSG_WAITALL) == 0 || !wait ? 1 : length;
    int had = 0;
    try (SocketWaiters.Waiter waiter =
        socketWaiters.bell(limit(wait, socket.receiving), socket.fd)) {
      while (true) {
        socket.throwIfClosed();
        boolean last = waiter.isOver();
        try {
          int count = receive(socket, buffer, offset + had, length - had, flags, !last);
          had += count;
          if (count == 0 || had >= least) {
            return had;
          }
          continue;
        } catch (ErrnoException e) {
          socket.throwIfClosed();
          if (e.errno() != Errno.EAGAIN) {
            throw e;
          }
          if (last) {
            if (had > 0) {
              return had;
            }
            throw new ErrnoException(
                Errno.EAGAIN,
                new ReceiveTimeoutException(
                    "nothing on socket %d within %s"
                        .formatted(
                            socket.fd, Durations.millis(wait ? socket.receiving : Duration.ZERO))));
          }
        }
        waiter.await();
      }
    }
  }

  private int receive(
      Descriptor socket, byte[] buffer, int offset, int length, int flags, boolean tell)
      throws ErrnoException, InterruptedException {
    PayloadWriter asked =
        SocketTable.about(socket.fd)
            .flag(tell)
            .number(Math.min(MOST, length))
            .number(flags & MSG_PEEK);
    try {
      byte[] received = port.call(Opcode.RECV, asked).bytes();
      if (received.length > length) {
        throw new MalformedFrameException("%d bytes, of %d".formatted(received.length, length));
      }
      System.arraycopy(received, 0, buffer, offset, received.length);
      return received.length;
    } catch (MalformedFrameException e) {
      throw ResponsePayload.malformed(Opcode.RECV, e);
    }
  }

  int accept(Descriptor listener) throws ErrnoException, InterruptedException {
    boolean wait = !listener.nonBlocking;
    try (SocketWaiters.Waiter waiter =
        socketWaiters.bell(limit(wait, listener.receiving), listener.fd)) {
      while (true) {
        listener.throwIfClosed();
        boolean last = waiter.isOver();
        try {
          return socketTable.opened(
              Opcode.ACCEPT,
              port.longCall(
                  Opcode.ACCEPT, SocketTable.about(listener.fd).flag(!last), this::closeAbandoned));
        } catch (ErrnoException e) {
          listener.throwIfClosed();
          if (e.errno() != Errno.EAGAIN) {
            throw e;
          }
          if (last) {
            throw wait ? nobody(listener) : e;
          }
        }
        waiter.await();
      }
    }
  }

  private static ErrnoException nobody(Descriptor listener) {
    return new ErrnoException(
        Errno.EAGAIN,
        new ReceiveTimeoutException(
            "nobody connected within " + Durations.millis(listener.receiving)));
  }

  /** Nobody waits any more for what was accepted. */
  private void closeAbandoned(@Nullable PayloadReader response) {
    if (response != null) {
      try {
        port.tell(Opcode.CLOSE, SocketTable.about(ErrorCodec.throwIfFailed(response).number()));
      } catch (ErrnoException | MalformedFrameException _) {
        // Nothing was accepted.
      }
    }
  }

  private static Duration limit(boolean wait, Duration configured) {
    return !wait ? Duration.ZERO : configured.isZero() ? SocketApi.FOREVER : configured;
  }
}
