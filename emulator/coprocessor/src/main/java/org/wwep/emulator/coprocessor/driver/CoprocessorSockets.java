package org.wwep.emulator.coprocessor.driver;

import java.time.Duration;
import java.util.List;
import org.wwep.emulator.coprocessor.channel.ErrorCodec;
import org.wwep.emulator.coprocessor.channel.MalformedFrameException;
import org.wwep.emulator.coprocessor.channel.Opcode;
import org.wwep.emulator.coprocessor.channel.PayloadReader;
import org.wwep.emulator.coprocessor.channel.PayloadWriter;
import org.wwep.net.Endpoint;
import org.wwep.net.bsd.Errno;
import org.wwep.net.bsd.ErrnoException;
import org.wwep.net.bsd.OptionValue;
import org.wwep.net.bsd.PollFd;
import org.wwep.net.bsd.SocketApi;
import org.wwep.net.bsd.SocketOption;
import org.wwep.net.bsd.TlsCredentials;

/**
 * Zephyr's sockets, each call a command.
 *
 * <p><b>Shape</b>: the coprocessor never waits for a socket's bytes. A receive that finds none asks
 * to be told, and waits here, on the firmware's clock; so a cancelled one has taken nothing along.
 */
final class CoprocessorSockets implements SocketApi {
  private final CommandPort port;
  private final SocketWaiters socketWaiters;
  private final SocketTable socketTable = new SocketTable();
  private final BlockingCalls blockingCalls;
  private final CoprocessorPoller coprocessorPoller;
  private final CoprocessorCredentials credentials;
  private volatile boolean closed;

  CoprocessorSockets(CommandPort port) {
    this.port = port;
    this.socketWaiters = new SocketWaiters(port.rtos());
    this.credentials = new CoprocessorCredentials(port);
    this.blockingCalls = new BlockingCalls(port, socketWaiters, socketTable);
    this.coprocessorPoller = new CoprocessorPoller(port, socketWaiters, socketTable);
    port.on(Opcode.READY, event -> socketWaiters.ring(event.number()));
    port.onDown(socketWaiters::ringAll);
  }

  int openSockets() {
    return socketTable.size();
  }

  @Override
  public TlsCredentials credentials() {
    return credentials;
  }

  @Override
  public List<Endpoint> getaddrinfo(String host, int port, Duration timeout)
      throws ErrnoException, InterruptedException {
    PayloadWriter asked = new PayloadWriter().text(host).number(port).time(timeout);
    return ResponsePayload.readList(
        Opcode.RESOLVE,
        this.port.longCall(Opcode.RESOLVE, asked, _ -> {}),
        PayloadReader::endpoint);
  }

  @Override
  public int socket(int family, int type, int protocol)
      throws ErrnoException, InterruptedException {
    if (closed) {
      throw new ErrnoException(Errno.EBADF, "the sockets were closed on this side");
    }
    PayloadWriter asked = new PayloadWriter().number(family).number(type).number(protocol);
    return socketTable.opened(Opcode.SOCKET, port.call(Opcode.SOCKET, asked));
  }

  @Override
  public void bind(int fd, Endpoint local) throws ErrnoException, InterruptedException {
    socketTable.at(fd);
    port.call(Opcode.BIND, SocketTable.about(fd).endpoint(local));
  }

  @Override
  public void listen(int fd, int backlog) throws ErrnoException, InterruptedException {
    socketTable.at(fd);
    port.call(Opcode.LISTEN, SocketTable.about(fd).number(backlog));
  }

  @Override
  public int accept(int fd) throws ErrnoException, InterruptedException {
    return blockingCalls.accept(socketTable.at(fd));
  }

  @Override
  public void connect(int fd, Endpoint remote) throws ErrnoException, InterruptedException {
    Descriptor socket = socketTable.at(fd);
    PayloadWriter asked = SocketTable.about(fd).endpoint(remote).time(socket.sending);
    if (socket.nonBlocking) {
      connectLater(socket, asked);
      throw new ErrnoException(Errno.EINPROGRESS, "connecting to " + remote + ": poll for POLLOUT");
    }
    try {
      port.longCall(Opcode.CONNECT, asked, _ -> {});
    } catch (ErrnoException e) {
      socket.throwIfClosed();
      throw e;
    }
  }

  private void connectLater(Descriptor socket, PayloadWriter asked) throws ErrnoException {
    if (socket.connecting) {
      throw new ErrnoException(Errno.EALREADY, "socket " + socket.fd + " is being connected");
    }
    socket.connecting = true;
    port.post(
        Opcode.CONNECT,
        asked,
        response -> {
          try {
            if (response != null) {
              ErrorCodec.throwIfFailed(response);
            }
          } catch (ErrnoException e) {
            socket.failure = e;
          } catch (MalformedFrameException e) {
            socket.failure = ResponsePayload.malformed(Opcode.CONNECT, e);
          }
          socket.connecting = false;
          socketWaiters.ring(socket.fd);
        });
  }

  @Override
  public int send(int fd, byte[] bytes, int offset, int length, int flags)
      throws ErrnoException, InterruptedException {
    return blockingCalls.send(socketTable.at(fd), bytes, offset, length, flags);
  }

  @Override
  public int recv(int fd, byte[] buffer, int offset, int length, int flags)
      throws ErrnoException, InterruptedException {
    return blockingCalls.recv(socketTable.at(fd), buffer, offset, length, flags);
  }

  @Override
  public List<PollFd> poll(List<PollFd> fds, Duration timeout)
      throws ErrnoException, InterruptedException {
    return coprocessorPoller.poll(fds, timeout);
  }

  @Override
  public void shutdown(int fd, int how) throws ErrnoException, InterruptedException {
    socketTable.at(fd);
    port.call(Opcode.SHUTDOWN, SocketTable.about(fd).number(how));
  }

  @Override
  public void close(int fd) throws ErrnoException {
    socketTable.remove(fd).closed = true;
    port.tell(Opcode.CLOSE, SocketTable.about(fd));
    socketWaiters.ring(fd);
  }

  @Override
  public void setsockopt(int fd, int level, int option, byte[] value)
      throws ErrnoException, InterruptedException {
    Descriptor socket = socketTable.at(fd);
    SocketOption known = SocketOption.of(level, option).orElse(null);
    if (known == SocketOption.SO_RCVTIMEO) {
      socket.receiving = OptionValue.asTime(value);
    } else if (known == SocketOption.SO_SNDTIMEO) {
      socket.sending = OptionValue.asTime(value);
    } else {
      port.call(Opcode.SETSOCKOPT, SocketTable.about(fd).number(level).number(option).bytes(value));
    }
  }

  @Override
  public byte[] getsockopt(int fd, int level, int option)
      throws ErrnoException, InterruptedException {
    Descriptor socket = socketTable.at(fd);
    SocketOption known = SocketOption.of(level, option).orElse(null);
    ErrnoException failure = socket.failure;
    if (known == SocketOption.SO_RCVTIMEO) {
      return OptionValue.time(socket.receiving);
    }
    if (known == SocketOption.SO_SNDTIMEO) {
      return OptionValue.time(socket.sending);
    }
    if (known == SocketOption.SO_ERROR && failure != null) {
      socket.failure = null;
      port.call(Opcode.GETSOCKOPT, SocketTable.about(fd).number(level).number(option));
      return OptionValue.ints(failure.errno().number());
    }
    return ResponsePayload.read(
        Opcode.GETSOCKOPT,
        port.call(Opcode.GETSOCKOPT, SocketTable.about(fd).number(level).number(option)),
        PayloadReader::bytes);
  }

  @Override
  public void setNonBlocking(int fd, boolean on) throws ErrnoException {
    socketTable.at(fd).nonBlocking = on;
  }

  @Override
  public Endpoint getsockname(int fd) throws ErrnoException, InterruptedException {
    return name(fd, false);
  }

  @Override
  public Endpoint getpeername(int fd) throws ErrnoException, InterruptedException {
    return name(fd, true);
  }

  private Endpoint name(int fd, boolean peer) throws ErrnoException, InterruptedException {
    socketTable.at(fd);
    return ResponsePayload.read(
        Opcode.SOCKNAME,
        port.call(Opcode.SOCKNAME, SocketTable.about(fd).flag(peer)),
        PayloadReader::endpoint);
  }

  @Override
  public void close() {
    closed = true;
    closeAll();
  }

  /** Closes every socket there is; others can be made. */
  void closeAll() {
    for (Integer fd : socketTable.all()) {
      try {
        close(fd);
      } catch (ErrnoException _) {
        // Somebody else closed it meanwhile.
      }
    }
  }
}
