package org.wwep.net.bsd;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.net.ConnectAttempts;
import org.wwep.net.Connection;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.NetworkStack;
import org.wwep.net.tls.SessionCache;
import org.wwep.net.tls.Tls;
import org.wwep.rtos.Rtos;

/**
 * Zephyr's sockets over any network stack, with TLS on this side: the native sockets of a device.
 *
 * <p><b>Shape</b>: any task. The stack stays the caller's; the sockets made here are closed with
 * this. Waiting is the stack's and the operating system's, so it works in virtual time.
 *
 * <p><b>Errors</b>: as {@link SocketApi}; the trouble on the link is behind each error.
 */
public final class StackSockets implements SocketApi {
  private static final int SESSIONS = 16;

  private final Rtos rtos;
  private final NetworkStack net;
  private final StackCredentials credentials;
  private final SessionCache sessions = SessionCache.ofSize(SESSIONS);
  private final Descriptors descriptors;
  private final Poller poller;
  private final SocketConnector socketConnector;
  private final SocketAcceptor socketAcceptor;
  private final boolean secures;

  /** Makes sockets of a stack, for connections in the clear only. */
  public StackSockets(Rtos rtos, NetworkStack net) {
    this(rtos, net, null, CredentialFiles.NONE, SocketLimits.DEFAULT);
  }

  /** Makes sockets of a stack; credentials are given whole, not by files. */
  public StackSockets(Rtos rtos, NetworkStack net, Tls tls) {
    this(rtos, net, tls, CredentialFiles.NONE, SocketLimits.DEFAULT);
  }

  /**
   * Makes sockets of a stack.
   *
   * @param tls what secures them, or null for none
   * @param files what credentials are read from that are given by name
   * @param limits how many sockets, and how long calls take
   */
  public StackSockets(
      Rtos rtos, NetworkStack net, @Nullable Tls tls, CredentialFiles files, SocketLimits limits) {
    this.rtos = rtos;
    this.net = net;
    this.credentials = new StackCredentials(files);
    this.descriptors = new Descriptors(limits.sockets());
    this.poller = new Poller(rtos, descriptors);
    this.secures = tls != null;
    this.socketConnector = new SocketConnector(rtos, tls, credentials, limits);
    this.socketAcceptor = new SocketAcceptor(rtos, net, tls, credentials, limits);
  }

  @Override
  public TlsCredentials credentials() {
    return credentials;
  }

  @Override
  public List<Endpoint> getaddrinfo(String host, int port, Duration timeout)
      throws ErrnoException, InterruptedException {
    if (port < 0 || port > 65535 || timeout.isNegative()) {
      throw new ErrnoException(
          Errno.EINVAL, "no port or no timeout: %d, %s".formatted(port, timeout));
    }
    if (host.isBlank()) {
      throw new ErrnoException(Errno.EAI_NONAME, "no name to look up");
    }
    try {
      return ConnectAttempts.servers(net, host, port, timeout);
    } catch (LinkException e) {
      throw LinkErrnos.of(e);
    }
  }

  @Override
  public int socket(int family, int type, int protocol) throws ErrnoException {
    SocketSettings settings = SocketArguments.kind(family, type, protocol, secures, sessions);
    OpenSocket made = descriptors.open(fd -> new OpenSocket(fd, settings, rtos));
    boolean done = false;
    try {
      made.fresh = net.socket();
      done = true;
      return made.fd;
    } catch (LinkException e) {
      throw new ErrnoException(Errno.EMFILE, e);
    } finally {
      if (!done) {
        descriptors.forget(made);
      }
    }
  }

  @Override
  public void bind(int fd, Endpoint local) throws ErrnoException {
    socketAcceptor.bind(descriptors.get(fd), local);
  }

  @Override
  public void listen(int fd, int backlog) throws ErrnoException {
    socketAcceptor.listen(descriptors.get(fd));
  }

  @Override
  public int accept(int fd) throws ErrnoException, InterruptedException {
    OpenSocket socket = descriptors.get(fd);
    Connection raw = socketAcceptor.next(socket);
    boolean done = false;
    @Nullable OpenSocket made = null;
    try {
      made = descriptors.open(number -> new OpenSocket(number, socket.settings.accepted(), rtos));
      socketAcceptor.welcome(socket, made, raw);
      done = true;
      return made.fd;
    } finally {
      if (!done) {
        raw.close();
        if (made != null) {
          descriptors.forget(made);
        }
      }
    }
  }

  @Override
  public void connect(int fd, Endpoint remote) throws ErrnoException, InterruptedException {
    socketConnector.connect(descriptors.get(fd), remote);
  }

  @Override
  public int send(int fd, byte[] bytes, int offset, int length, int flags)
      throws ErrnoException, InterruptedException {
    OpenSocket socket = descriptors.get(fd);
    SocketArguments.slice(bytes, offset, length, flags, SocketConstants.MSG_DONTWAIT);
    return socket.send(bytes, offset, length, flags);
  }

  @Override
  public int recv(int fd, byte[] buffer, int offset, int length, int flags)
      throws ErrnoException, InterruptedException {
    OpenSocket socket = descriptors.get(fd);
    SocketArguments.slice(
        buffer,
        offset,
        length,
        flags,
        SocketConstants.MSG_DONTWAIT | SocketConstants.MSG_PEEK | SocketConstants.MSG_WAITALL);
    return length == 0 ? 0 : socket.receive(buffer, offset, length, flags);
  }

  @Override
  public List<PollFd> poll(List<PollFd> fds, Duration timeout)
      throws ErrnoException, InterruptedException {
    if (timeout.isNegative()) {
      throw new ErrnoException(Errno.EINVAL, "a timeout is 0 or more, was " + timeout);
    }
    return poller.poll(fds, timeout);
  }

  @Override
  public void shutdown(int fd, int how) throws ErrnoException {
    OpenSocket socket = descriptors.get(fd);
    SocketArguments.half(how);
    try {
      socket.connected().shutdownOutput();
    } catch (LinkException e) {
      throw socket.trouble(e);
    }
  }

  @Override
  public void close(int fd) throws ErrnoException {
    descriptors.remove(fd).close();
  }

  @Override
  public void setsockopt(int fd, int level, int option, byte[] value) throws ErrnoException {
    OpenSocket socket = descriptors.get(fd);
    SocketOption known = SocketArguments.option(level, option);
    if (level == SocketConstants.SOL_TLS
        && socket.settings.tls != null
        && socketConnector.isUnderWay(socket)) {
      throw new ErrnoException(
          Errno.EISCONN, known + " is set before connecting or listening, and holds from then on");
    }
    socket.settings.set(known, value);
  }

  @Override
  public byte[] getsockopt(int fd, int level, int option) throws ErrnoException {
    OpenSocket socket = descriptors.get(fd);
    return switch (SocketArguments.option(level, option)) {
      case SO_ERROR -> OptionValue.ints(socket.takeError());
      case TLS_CIPHERSUITE_USED -> OptionValue.ints(socketConnector.suite(socket));
      case SocketOption other -> socket.settings.get(other);
    };
  }

  @Override
  public void setNonBlocking(int fd, boolean on) throws ErrnoException {
    descriptors.get(fd).settings.setNonBlocking(on);
  }

  @Override
  public Endpoint getsockname(int fd) throws ErrnoException {
    return socketConnector.local(descriptors.get(fd));
  }

  @Override
  public Endpoint getpeername(int fd) throws ErrnoException {
    return descriptors.get(fd).connected().remote();
  }

  /** Counts the sockets that are not closed yet. */
  public int openSockets() {
    return descriptors.count();
  }

  @Override
  public void close() {
    descriptors.clear().forEach(OpenSocket::close);
  }
}
