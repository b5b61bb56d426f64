package org.wwep.net.bsd;

import static org.wwep.net.bsd.SocketConstants.POLLERR;
import static org.wwep.net.bsd.SocketConstants.POLLHUP;
import static org.wwep.net.bsd.SocketConstants.POLLIN;
import static org.wwep.net.bsd.SocketConstants.POLLNVAL;
import static org.wwep.net.bsd.SocketConstants.POLLOUT;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.net.Connection;
import org.wwep.net.LinkException;
import org.wwep.net.LocallyClosedException;
import org.wwep.net.NetworkLostException;
import org.wwep.net.PeerResetException;
import org.wwep.net.ReceiveTimeoutException;
import org.wwep.net.TcpListener;
import org.wwep.rtos.Deadline;
import org.wwep.rtos.Mailbox;
import org.wwep.rtos.Rtos;
import org.wwep.rtos.Task;

/**
 * Waits for several sockets: looks at each, and if nothing is to be seen, has a task wait at each.
 *
 * <p>The tasks end with the call. What one of them received is kept for the next receive.
 *
 * <p><b>Source</b>: once the peer has finished, {@code POLLHUP} is told whatever was asked, and
 * {@code POLLOUT} is not told any more: {@code zsock_poll_update_ctx} in Zephyr's {@code
 * sockets_inet.c}, and POSIX, by which the two exclude each other.
 */
final class Poller {
  private final Rtos rtos;
  private final Descriptors descriptors;

  Poller(Rtos rtos, Descriptors descriptors) {
    this.rtos = rtos;
    this.descriptors = descriptors;
  }

  /** One thing to wait for. */
  private record Watch(OpenSocket socket, int event) {}

  List<PollFd> poll(List<PollFd> fds, Duration timeout) throws InterruptedException {
    Deadline deadline = Deadline.after(timeout, rtos);
    List<PollFd> seen = look(fds);
    if (timeout.isZero() || seen.stream().anyMatch(PollFd::isReady)) {
      return seen;
    }
    List<Watch> watches = watches(fds);
    if (watches.isEmpty()) {
      rtos.sleep(timeout);
    } else if (watches.size() == 1) {
      seen(watches.getFirst().socket(), watches.getFirst().event(), deadline.left());
    } else {
      await(watches, deadline);
    }
    return look(fds);
  }

  private List<Watch> watches(List<PollFd> fds) {
    List<Watch> watches = new ArrayList<>();
    for (PollFd each : fds) {
      OpenSocket socket = find(each.fd());
      for (int event : new int[] {POLLIN, POLLOUT}) {
        boolean can = socket != null && (event == POLLIN || socket.listener == null);
        if (socket != null && can && (each.events() & event) != 0) {
          watches.add(new Watch(socket, event));
        }
      }
    }
    return watches;
  }

  private void await(List<Watch> watches, Deadline deadline) throws InterruptedException {
    Mailbox<Watch> ready = rtos.mailbox();
    List<Task> tasks = new ArrayList<>();
    try {
      for (Watch watch : watches) {
        tasks.add(
            rtos.spawn(
                "poll " + watch.socket().fd,
                () -> {
                  seen(watch.socket(), watch.event(), deadline.left());
                  ready.post(watch);
                }));
      }
      ready.take(deadline.left());
    } finally {
      tasks.forEach(Task::cancel);
      for (Task task : tasks) {
        task.join(SocketApi.FOREVER);
      }
    }
  }

  private List<PollFd> look(List<PollFd> fds) throws InterruptedException {
    List<PollFd> seen = new ArrayList<>();
    for (PollFd each : fds) {
      OpenSocket socket = find(each.fd());
      int events = 0;
      if (socket != null) {
        events =
            seen(socket, POLLIN & each.events(), Duration.ZERO)
                | seen(socket, POLLOUT & each.events(), Duration.ZERO);
      } else if (each.fd() >= 0) {
        events = POLLNVAL;
      }
      seen.add(each.seen(events & (each.events() | POLLERR | POLLHUP | POLLNVAL)));
    }
    return List.copyOf(seen);
  }

  private @Nullable OpenSocket find(int fd) {
    try {
      return descriptors.get(fd);
    } catch (ErrnoException e) {
      return null;
    }
  }

  /** Waits until an event is to be seen, and returns all that is. */
  private int seen(OpenSocket socket, int event, Duration timeout) throws InterruptedException {
    Deadline deadline = Deadline.after(timeout, rtos);
    if (!socket.settle(timeout)) {
      return 0;
    }
    Connection connection = socket.connection;
    TcpListener listener = socket.listener;
    if (socket.isClosed()) {
      return POLLNVAL;
    }
    if (listener != null) {
      return event == POLLIN && acceptAhead(socket, listener, deadline) ? POLLIN : 0;
    }
    if (connection == null) {
      return socket.isSpent() ? POLLERR | POLLHUP | event : POLLHUP;
    }
    return switch (event) {
      case POLLIN -> received(socket, connection, deadline);
      case POLLOUT -> socket.ahead.isOver() ? told(socket.ahead) : sendable(connection, deadline);
      default -> told(socket.ahead);
    };
  }

  private static int received(OpenSocket socket, Connection connection, Deadline deadline)
      throws InterruptedException {
    ReceiveBuffer receiveBuffer = socket.ahead;
    if (!receiveBuffer.isReady()) {
      if (!socket.receiving.acquire(deadline.left())) {
        return 0;
      }
      try {
        if (!receiveBuffer.look(connection, deadline.left())) {
          return 0;
        }
      } finally {
        socket.receiving.release();
      }
    }
    return socket.isClosed() ? POLLNVAL : POLLIN | told(receiveBuffer);
  }

  /** Returns what is told although nobody asked. */
  private static int told(ReceiveBuffer receiveBuffer) {
    LinkException trouble = receiveBuffer.trouble();
    return (trouble == null ? 0 : POLLERR | hangUp(trouble))
        | (receiveBuffer.isOver() ? POLLHUP : 0);
  }

  private static int hangUp(LinkException trouble) {
    return trouble instanceof PeerResetException || trouble instanceof NetworkLostException
        ? POLLHUP
        : 0;
  }

  private static int sendable(Connection connection, Deadline deadline)
      throws InterruptedException {
    try {
      return connection.sendable(deadline.left()) ? POLLOUT : 0;
    } catch (LocallyClosedException e) {
      return POLLOUT; // A send would fail, and that at once.
    } catch (LinkException e) {
      return POLLOUT | POLLERR | hangUp(e);
    }
  }

  private static boolean acceptAhead(OpenSocket socket, TcpListener listener, Deadline deadline)
      throws InterruptedException {
    if (!socket.accepted.isEmpty()) {
      return true;
    }
    if (!socket.receiving.acquire(deadline.left())) {
      return false;
    }
    try {
      socket.accepted.add(listener.accept(deadline.left()), Connection::close);
      return true;
    } catch (ReceiveTimeoutException e) {
      return false;
    } catch (LinkException e) {
      return true; // An accept would fail, and that at once.
    } finally {
      socket.receiving.release();
    }
  }
}
