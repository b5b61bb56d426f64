package org.wwep.emulator.nwp.driver;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.wwep.emulator.nwp.channel.MalformedFrame;
import org.wwep.emulator.nwp.channel.Opcode;
import org.wwep.emulator.nwp.channel.Payload;
import org.wwep.emulator.nwp.channel.PayloadReader;
import org.wwep.emulator.nwp.channel.Refused;
import org.wwep.net.Endpoint;
import org.wwep.net.bsd.Errno;
import org.wwep.net.bsd.OptionValue;
import org.wwep.net.bsd.PollFd;
import org.wwep.net.bsd.SocketApi;
import org.wwep.net.bsd.SocketError;
import org.wwep.net.bsd.SocketOption;
import org.wwep.net.bsd.TlsCredentials;

/**
 * Zephyr's sockets, each call a command.
 *
 * <p><b>Shape</b>: the coprocessor never waits for a socket's bytes. A receive that finds none asks
 * to be told, and waits here, on the firmware's clock; so a cancelled one has taken nothing along.
 */
final class NwpSockets implements SocketApi {
  private final CommandPort port;
  private final Waiting waiting;
  private final Table table = new Table();
  private final Transfers transfers;
  private final Polls polls;
  private final NwpCredentials credentials;
  private volatile boolean closed;

  NwpSockets(CommandPort port) {
    this.port = port;
    this.waiting = new Waiting(port.rtos());
    this.credentials = new NwpCredentials(port);
    this.transfers = new Transfers(port, waiting, table);
    this.polls = new Polls(port, waiting, table);
    port.on(Opcode.READY, event -> waiting.ring(event.number()));
    port.onDown(waiting::ringAll);
  }

  int openSockets() {
    return table.size();
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
    return table.opened(Opcode.SOCKET, port.call(Opcode.SOCKET, asked));
  }

  @Override
  public void bind(int fd, Endpoint local) throws SocketError, InterruptedException {
    table.at(fd);
    port.call(Opcode.BIND, Table.about(fd).endpoint(local));
  }

  @Override
  public void listen(int fd, int backlog) throws SocketError, InterruptedException {
    table.at(fd);
    port.call(Opcode.LISTEN, Table.about(fd).number(backlog));
  }

  @Override
  public int accept(int fd) throws SocketError, InterruptedException {
    return transfers.accept(table.at(fd));
  }

  @Override
  public void connect(int fd, Endpoint remote) throws SocketError, InterruptedException {
    Descriptor socket = table.at(fd);
    Payload asked = Table.about(fd).endpoint(remote).time(socket.sending);
    if (socket.nonBlocking) {
      connectLater(socket, asked);
      throw new SocketError(Errno.EINPROGRESS, "connecting to " + remote + ": poll for POLLOUT");
    }
    try {
      port.longCall(Opcode.CONNECT, asked, _ -> {});
    } catch (SocketError e) {
      socket.throwIfClosed();
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

  @Override
  public int send(int fd, byte[] bytes, int offset, int length, int flags)
      throws SocketError, InterruptedException {
    return transfers.send(table.at(fd), bytes, offset, length, flags);
  }

  @Override
  public int recv(int fd, byte[] buffer, int offset, int length, int flags)
      throws SocketError, InterruptedException {
    return transfers.recv(table.at(fd), buffer, offset, length, flags);
  }

  @Override
  public List<PollFd> poll(List<PollFd> fds, Duration timeout)
      throws SocketError, InterruptedException {
    return polls.poll(fds, timeout);
  }

  @Override
  public void shutdown(int fd, int how) throws SocketError, InterruptedException {
    table.at(fd);
    port.call(Opcode.SHUTDOWN, Table.about(fd).number(how));
  }

  @Override
  public void close(int fd) throws SocketError {
    table.remove(fd).closed = true;
    port.tell(Opcode.CLOSE, Table.about(fd));
    waiting.ring(fd);
  }

  @Override
  public void setsockopt(int fd, int level, int option, byte[] value)
      throws SocketError, InterruptedException {
    Descriptor socket = table.at(fd);
    SocketOption known = SocketOption.of(level, option).orElse(null);
    if (known == SocketOption.SO_RCVTIMEO) {
      socket.receiving = OptionValue.asTime(value);
    } else if (known == SocketOption.SO_SNDTIMEO) {
      socket.sending = OptionValue.asTime(value);
    } else {
      port.call(Opcode.SETSOCKOPT, Table.about(fd).number(level).number(option).bytes(value));
    }
  }

  @Override
  public byte[] getsockopt(int fd, int level, int option) throws SocketError, InterruptedException {
    Descriptor socket = table.at(fd);
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
      port.call(Opcode.GETSOCKOPT, Table.about(fd).number(level).number(option));
      return OptionValue.ints(failure.errno().number());
    }
    try {
      return port.call(Opcode.GETSOCKOPT, Table.about(fd).number(level).number(option)).bytes();
    } catch (MalformedFrame e) {
      throw CommandPort.malformed(Opcode.GETSOCKOPT, e);
    }
  }

  @Override
  public void setNonBlocking(int fd, boolean on) throws SocketError {
    table.at(fd).nonBlocking = on;
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
    table.at(fd);
    try {
      return port.call(Opcode.SOCKNAME, Table.about(fd).flag(peer)).endpoint();
    } catch (MalformedFrame e) {
      throw CommandPort.malformed(Opcode.SOCKNAME, e);
    }
  }

  @Override
  public void close() {
    closed = true;
    closeAll();
  }

  /** Closes every socket there is; others can be made. */
  void closeAll() {
    for (Integer fd : table.all()) {
      try {
        close(fd);
      } catch (SocketError _) {
        // Somebody else closed it meanwhile.
      }
    }
  }
}
