package org.wwep.net.bsd;

import static org.wwep.net.bsd.SocketConstants.MSG_PEEK;
import static org.wwep.net.bsd.SocketConstants.MSG_WAITALL;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wwep.net.Connection;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.LocallyClosedException;
import org.wwep.net.ReceiveTimeoutException;
import org.wwep.net.SendTimeoutException;
import org.wwep.net.TcpListener;
import org.wwep.net.TcpSocket;
import org.wwep.rtos.Deadline;
import org.wwep.rtos.Rtos;
import org.wwep.rtos.Semaphore;
import org.wwep.rtos.Task;

/**
 * One socket of {@link StackSockets}, in whatever state.
 *
 * <p>Any task; the right to receive and the right to send are taken by one task at a time.
 */
final class OpenSocket {
  final int fd;
  final SocketSettings settings;
  final ReceiveBuffer ahead = new ReceiveBuffer();
  final DrainableQueue<Connection> accepted = new DrainableQueue<>();
  private final Rtos rtos;
  final Semaphore receiving;
  private final Semaphore sending;

  /** Has a permit while nobody is connecting. */
  final Semaphore settled;

  volatile @Nullable Endpoint bound;
  volatile @Nullable TcpSocket fresh;
  volatile @Nullable TcpListener listener;
  volatile @Nullable Connection connection;
  volatile @Nullable Task connecting;
  private volatile @Nullable ErrnoException failure;
  private volatile boolean spent;
  private volatile boolean closed;

  OpenSocket(int fd, SocketSettings settings, Rtos rtos) {
    this.fd = fd;
    this.settings = settings;
    this.rtos = rtos;
    this.receiving = rtos.semaphore(1);
    this.sending = rtos.semaphore(1);
    this.settled = rtos.semaphore(1);
  }

  boolean isClosed() {
    return closed;
  }

  /** Keeps why connecting failed; the socket is of no more use. */
  void failed(ErrnoException error) {
    failure = error;
    spend();
  }

  /** Says that it is of no more use: who did not connect cannot try again. */
  void spend() {
    spent = true;
  }

  /** Returns whether connecting failed. */
  boolean isSpent() {
    return spent;
  }

  /** Returns what went wrong while nobody looked, and forgets it. */
  int takeError() {
    ErrnoException error = failure;
    failure = null;
    if (error != null) {
      return error.errno().number();
    }
    LinkException trouble = ahead.trouble();
    return trouble == null ? 0 : LinkErrnos.of(trouble).errno().number();
  }

  Connection connected() throws ErrnoException {
    Connection known = connection;
    if (closed) {
      throw gone();
    }
    if (known == null) {
      throw new ErrnoException(Errno.ENOTCONN, "socket " + fd + " is not connected");
    }
    return known;
  }

  ErrnoException gone() {
    return new ErrnoException(Errno.EBADF, "socket " + fd + " was closed");
  }

  int receive(byte[] buffer, int offset, int length, int flags)
      throws ErrnoException, InterruptedException {
    Connection from = connected();
    Deadline deadline = Deadline.after(settings.receiveTime(flags), rtos);
    if (!receiving.acquire(deadline.left())) {
      throw new ErrnoException(Errno.EAGAIN, "another task receives from socket " + fd);
    }
    try {
      boolean whole = (flags & MSG_WAITALL) != 0 && (flags & MSG_PEEK) == 0;
      int done = 0;
      do {
        int count =
            receiveSome(from, buffer, offset + done, length - done, flags, deadline, done > 0);
        if (count == 0) {
          break;
        }
        done += count;
      } while (whole && done < length);
      return done;
    } finally {
      receiving.release();
    }
  }

  /** Receives once; after something was received, silence and trouble are for the next call. */
  private int receiveSome(
      Connection from,
      byte[] buffer,
      int offset,
      int length,
      int flags,
      Deadline deadline,
      boolean more)
      throws ErrnoException, InterruptedException {
    boolean peek = (flags & MSG_PEEK) != 0;
    if (peek || more) {
      if (!ahead.look(from, deadline.left())) {
        return none(more, deadline);
      }
    }
    if (ahead.left() > 0) {
      return ahead.take(buffer, offset, length, peek);
    }
    LinkException trouble = ahead.trouble();
    if (trouble != null && more) {
      return 0;
    }
    if (trouble != null) {
      throw trouble(trouble);
    }
    if (ahead.ended()) {
      return 0;
    }
    try {
      return Math.max(0, from.receive(buffer, offset, length, deadline.left()));
    } catch (LinkException e) {
      throw trouble(e);
    }
  }

  private int none(boolean more, Deadline deadline) throws ErrnoException {
    if (more) {
      return 0;
    }
    throw LinkErrnos.of(new ReceiveTimeoutException("nothing to look at within " + deadline));
  }

  int send(byte[] bytes, int offset, int length, int flags)
      throws ErrnoException, InterruptedException {
    Connection to = connected();
    Deadline deadline = Deadline.after(settings.sendTime(flags), rtos);
    if (!sending.acquire(deadline.left())) {
      throw new ErrnoException(Errno.EAGAIN, "another task sends on socket " + fd);
    }
    int done = 0;
    try {
      while (done < length) {
        done += to.sendSome(bytes, offset + done, length - done, deadline.left());
      }
      return done;
    } catch (SendTimeoutException e) {
      if (done > 0) {
        return done;
      }
      throw trouble(e);
    } catch (LinkException e) {
      throw trouble(e);
    } catch (IllegalArgumentException e) {
      throw new ErrnoException(Errno.EINVAL, String.valueOf(e.getMessage()), e);
    } finally {
      sending.release();
    }
  }

  ErrnoException trouble(LinkException e) {
    return closed && e instanceof LocallyClosedException ? gone() : LinkErrnos.of(e);
  }

  /** Waits for the end of a connect under way; returns whether there is none any more. */
  boolean settle(Duration timeout) throws InterruptedException {
    boolean over = settled.acquire(timeout);
    if (over) {
      settled.release();
    }
    return over;
  }

  /** Closes whatever it is; whoever waits is told. */
  void close() {
    closed = true;
    Task busy = connecting;
    if (busy != null) {
      busy.cancel();
    }
    Connection open = connection;
    TcpSocket young = fresh;
    if (open != null && settings.resets()) {
      open.abort();
    } else if (open != null) {
      open.close();
    } else if (young != null) {
      young.close();
    }
    TcpListener listens = listener;
    if (listens != null) {
      listens.close();
    }
    accepted.drain(Connection::close);
  }
}
