package org.wwep.emulator.nwp.driver;

import static org.wwep.net.bsd.SocketNumbers.MSG_DONTWAIT;
import static org.wwep.net.bsd.SocketNumbers.MSG_PEEK;
import static org.wwep.net.bsd.SocketNumbers.MSG_WAITALL;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.nwp.channel.MalformedFrame;
import org.wwep.emulator.nwp.channel.Opcode;
import org.wwep.emulator.nwp.channel.Payload;
import org.wwep.emulator.nwp.channel.PayloadReader;
import org.wwep.emulator.nwp.channel.Refused;
import org.wwep.net.Endpoint;
import org.wwep.net.ReceiveTimeout;
import org.wwep.net.SendTimeout;
import org.wwep.net.bsd.Errno;
import org.wwep.net.bsd.OptionValue;
import org.wwep.net.bsd.PollFd;
import org.wwep.net.bsd.SocketApi;
import org.wwep.net.bsd.SocketError;
import org.wwep.net.bsd.SocketNumbers;
import org.wwep.net.bsd.SocketOption;
import org.wwep.net.bsd.TlsCredentials;

/**
 * Zephyr's sockets, each call a command.
 *
 * <p><b>Shape</b>: the coprocessor never waits for a socket's bytes. A receive that finds none asks
 * to be told, and waits here, on the firmware's clock; so a cancelled one has taken nothing along.
 */
final class NwpSockets implements SocketApi {
  /** How many bytes a command carries at most: a segment of the part. */
  static final int MOST = 1460;

  private final CommandPort port;
  private final Waiting waiting;
  private final Map<Integer, Descriptor> open = new ConcurrentHashMap<>();
  private final NwpCredentials credentials;
  private volatile boolean closed;

  NwpSockets(CommandPort port) {
    this.port = port;
    this.waiting = new Waiting(port.rtos());
    this.credentials = new NwpCredentials(port);
    port.on(Opcode.READY, event -> waiting.ring(event.number()));
    port.onDown(waiting::ringAll);
  }

  int openSockets() {
    return open.size();
  }

  @Override
  public TlsCredentials credentials() {
    return credentials;
  }

  @Override
  public List<Endpoint> getaddrinfo(String host, int port, Duration timeout)
      throws SocketError, InterruptedException {
    Payload asked = new Payload().text(host).number(port).time(timeout);
    try {
      PayloadReader found = this.port.longCall(Opcode.RESOLVE, asked, _ -> {});
      List<Endpoint> all = new ArrayList<>();
      for (int left = found.number(); left > 0; left--) {
        all.add(found.endpoint());
      }
      return List.copyOf(all);
    } catch (MalformedFrame e) {
      throw CommandPort.malformed(Opcode.RESOLVE, e);
    }
  }

  @Override
  public int socket(int family, int type, int protocol) throws SocketError, InterruptedException {
    if (closed) {
      throw new SocketError(Errno.EBADF, "the sockets were closed on this side");
    }
    Payload asked = new Payload().number(family).number(type).number(protocol);
    return opened(Opcode.SOCKET, port.call(Opcode.SOCKET, asked));
  }

  private int opened(Opcode opcode, PayloadReader made) throws SocketError {
    try {
      int fd = made.number();
      open.put(fd, new Descriptor(fd));
      return fd;
    } catch (MalformedFrame e) {
      throw CommandPort.malformed(opcode, e);
    }
  }

  private Descriptor at(int fd) throws SocketError {
    Descriptor descriptor = open.get(fd);
    if (descriptor == null) {
      throw new SocketError(Errno.EBADF, "there is no socket " + fd);
    }
    return descriptor;
  }

  private static void throwIfClosed(Descriptor descriptor) throws SocketError {
    if (descriptor.closed) {
      throw new SocketError(
          Errno.EBADF, "socket " + descriptor.fd + " was closed on this side meanwhile");
    }
  }

  private static Payload about(int fd) {
    return new Payload().number(fd);
  }

  @Override
  public void bind(int fd, Endpoint local) throws SocketError, InterruptedException {
    at(fd);
    port.call(Opcode.BIND, about(fd).endpoint(local));
  }

  @Override
  public void listen(int fd, int backlog) throws SocketError, InterruptedException {
    at(fd);
    port.call(Opcode.LISTEN, about(fd).number(backlog));
  }

  @Override
  public int accept(int fd) throws SocketError, InterruptedException {
    Descriptor listener = at(fd);
    boolean wait = !listener.nonBlocking;
    try (Waiting.Bell bell = waiting.bell(limit(wait, listener.receiving), fd)) {
      while (true) {
        throwIfClosed(listener);
        boolean last = bell.isOver();
        try {
          return opened(
              Opcode.ACCEPT,
              port.longCall(Opcode.ACCEPT, about(fd).flag(!last), this::closeAbandoned));
        } catch (SocketError e) {
          throwIfClosed(listener);
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
        port.tell(Opcode.CLOSE, about(Refused.throwIfFailed(response).number()));
      } catch (SocketError | MalformedFrame _) {
        // Nothing was accepted.
      }
    }
  }

  private static Duration limit(boolean wait, Duration configured) {
    return !wait ? Duration.ZERO : configured.isZero() ? FOREVER : configured;
  }

  private static String ms(Duration time) {
    return time.toMillis() + " ms";
  }

  @Override
  public void connect(int fd, Endpoint remote) throws SocketError, InterruptedException {
    Descriptor socket = at(fd);
    Payload asked = about(fd).endpoint(remote).time(socket.sending);
    if (socket.nonBlocking) {
      connectLater(socket, asked);
      throw new SocketError(Errno.EINPROGRESS, "connecting to " + remote + ": poll for POLLOUT");
    }
    try {
      port.longCall(Opcode.CONNECT, asked, _ -> {});
    } catch (SocketError e) {
      throwIfClosed(socket);
      throw e;
    }
  }

  private void connectLater(Descriptor socket, Payload asked) throws SocketError {
    if (socket.connecting) {
      throw new SocketError(Errno.EALREADY, "socket " + socket.fd + " is being connected");
    }
    socket.connecting = true;
    port.post(
        Opcode.CONNECT,
        asked,
        response -> {
          try {
            if (response != null) {
              Refused.throwIfFailed(response);
            }
          } catch (SocketError e) {
            socket.failure = e;
          } catch (MalformedFrame e) {
            socket.failure = CommandPort.malformed(Opcode.CONNECT, e);
          }
          socket.connecting = false;
          waiting.ring(socket.fd);
        });
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

  @Override
  public int send(int fd, byte[] bytes, int offset, int length, int flags)
      throws SocketError, InterruptedException {
    Descriptor socket = at(fd);
    check(bytes, offset, length, flags, MSG_DONTWAIT);
    boolean wait = !socket.nonBlocking && (flags & MSG_DONTWAIT) == 0;
    int taken = 0;
    try (Waiting.Bell bell = waiting.bell(limit(wait, socket.sending), fd)) {
      while (taken < length) {
        throwIfClosed(socket);
        boolean last = bell.isOver();
        int part = Math.min(MOST, length - taken);
        Payload asked = about(fd).flag(!last).bytes(bytes, offset + taken, part);
        try {
          taken += port.call(Opcode.SEND, asked).number();
          continue;
        } catch (MalformedFrame e) {
          throw CommandPort.malformed(Opcode.SEND, e);
        } catch (SocketError e) {
          throwIfClosed(socket);
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
                        .formatted(fd, length, ms(wait ? socket.sending : Duration.ZERO))));
          }
        }
        bell.await();
      }
    }
    return taken;
  }

  @Override
  public int recv(int fd, byte[] buffer, int offset, int length, int flags)
      throws SocketError, InterruptedException {
    Descriptor socket = at(fd);
    check(buffer, offset, length, flags, MSG_DONTWAIT | MSG_PEEK | MSG_WAITALL);
    if (length == 0) {
      return 0;
    }
    boolean wait = !socket.nonBlocking && (flags & MSG_DONTWAIT) == 0;
    int least = (flags & MSG_WAITALL) == 0 || !wait ? 1 : length;
    int had = 0;
    try (Waiting.Bell bell = waiting.bell(limit(wait, socket.receiving), fd)) {
      while (true) {
        throwIfClosed(socket);
        boolean last = bell.isOver();
        try {
          int count = receive(socket, buffer, offset + had, length - had, flags, !last);
          had += count;
          if (count == 0 || had >= least) {
            return had;
          }
          continue;
        } catch (SocketError e) {
          throwIfClosed(socket);
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
                        .formatted(fd, ms(wait ? socket.receiving : Duration.ZERO))));
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
        about(socket.fd).flag(tell).number(Math.min(MOST, length)).number(flags & MSG_PEEK);
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

  @Override
  public List<PollFd> poll(List<PollFd> fds, Duration timeout)
      throws SocketError, InterruptedException {
    if (timeout.isNegative()) {
      throw new SocketError(Errno.EINVAL, "a timeout is 0 or more, was " + timeout);
    }
    int[] all = fds.stream().mapToInt(PollFd::fd).filter(fd -> fd >= 0).distinct().toArray();
    try (Waiting.Bell bell = waiting.bell(timeout, all)) {
      while (true) {
        boolean last = bell.isOver();
        List<PollFd> seen = look(fds, !last);
        if (last || seen.stream().anyMatch(PollFd::isReady)) {
          return seen;
        }
        bell.await();
      }
    }
  }

  private List<PollFd> look(List<PollFd> fds, boolean tell)
      throws SocketError, InterruptedException {
    List<PollFd> asked = new ArrayList<>();
    for (PollFd each : fds) {
      Descriptor socket = open.get(each.fd());
      if (each.fd() >= 0 && socket != null && !socket.connecting) {
        asked.add(each);
      }
    }
    Payload payload = new Payload().flag(tell).number(asked.size());
    asked.forEach(each -> payload.number(each.fd()).number(each.events()));
    try {
      PayloadReader seen = port.call(Opcode.POLL, payload);
      List<PollFd> all = new ArrayList<>();
      for (PollFd each : fds) {
        all.add(asked.contains(each) ? each.seen(seen.number()) : each.seen(unasked(each)));
      }
      return List.copyOf(all);
    } catch (MalformedFrame e) {
      throw CommandPort.malformed(Opcode.POLL, e);
    }
  }

  /** Nothing is to be seen of a socket that is being connected. */
  private int unasked(PollFd each) {
    return each.fd() < 0 || open.containsKey(each.fd()) ? 0 : SocketNumbers.POLLNVAL;
  }

  @Override
  public void shutdown(int fd, int how) throws SocketError, InterruptedException {
    at(fd);
    port.call(Opcode.SHUTDOWN, about(fd).number(how));
  }

  @Override
  public void close(int fd) throws SocketError {
    Descriptor descriptor = open.remove(fd);
    if (descriptor == null) {
      throw new SocketError(Errno.EBADF, "there is no socket " + fd);
    }
    descriptor.closed = true;
    port.tell(Opcode.CLOSE, about(fd));
    waiting.ring(fd);
  }

  @Override
  public void setsockopt(int fd, int level, int option, byte[] value)
      throws SocketError, InterruptedException {
    Descriptor socket = at(fd);
    SocketOption known = SocketOption.of(level, option).orElse(null);
    if (known == SocketOption.SO_RCVTIMEO) {
      socket.receiving = OptionValue.asTime(value);
    } else if (known == SocketOption.SO_SNDTIMEO) {
      socket.sending = OptionValue.asTime(value);
    } else {
      port.call(Opcode.SETSOCKOPT, about(fd).number(level).number(option).bytes(value));
    }
  }

  @Override
  public byte[] getsockopt(int fd, int level, int option) throws SocketError, InterruptedException {
    Descriptor socket = at(fd);
    SocketOption known = SocketOption.of(level, option).orElse(null);
    SocketError failure = socket.failure;
    if (known == SocketOption.SO_RCVTIMEO) {
      return OptionValue.time(socket.receiving);
    }
    if (known == SocketOption.SO_SNDTIMEO) {
      return OptionValue.time(socket.sending);
    }
    if (known == SocketOption.SO_ERROR && failure != null) {
      socket.failure = null;
      return OptionValue.ints(failure.errno().number());
    }
    try {
      return port.call(Opcode.GETSOCKOPT, about(fd).number(level).number(option)).bytes();
    } catch (MalformedFrame e) {
      throw CommandPort.malformed(Opcode.GETSOCKOPT, e);
    }
  }

  @Override
  public void setNonBlocking(int fd, boolean on) throws SocketError {
    at(fd).nonBlocking = on;
  }

  @Override
  public Endpoint getsockname(int fd) throws SocketError, InterruptedException {
    return name(fd, false);
  }

  @Override
  public Endpoint getpeername(int fd) throws SocketError, InterruptedException {
    return name(fd, true);
  }

  private Endpoint name(int fd, boolean peer) throws SocketError, InterruptedException {
    at(fd);
    try {
      return port.call(Opcode.SOCKNAME, about(fd).flag(peer)).endpoint();
    } catch (MalformedFrame e) {
      throw CommandPort.malformed(Opcode.SOCKNAME, e);
    }
  }

  @Override
  public void close() {
    closed = true;
    for (Integer fd : List.copyOf(open.keySet())) {
      try {
        close(fd);
      } catch (SocketError _) {
        // Somebody else closed it meanwhile.
      }
    }
  }
}
