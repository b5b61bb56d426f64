package org.wwep.net.bsd;

import static org.wwep.net.bsd.SocketNumbers.AF_INET;
import static org.wwep.net.bsd.SocketNumbers.AF_INET6;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.net.Connection;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.NetworkStack;
import org.wwep.net.TcpListener;
import org.wwep.net.TcpSocket;
import org.wwep.net.tls.SessionCache;
import org.wwep.net.tls.Tls;
import org.wwep.net.tls.TlsVersion;
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
  private final Meeting meeting;
  private final boolean secures;

  /**
   * How much, and how long.
   *
   * @param sockets how many sockets at a time, 1 or more
   * @param connect how long connecting takes at most, where {@code SO_SNDTIMEO} does not say
   * @param handshake how long a TLS handshake takes at most
   */
  public record Limits(int sockets, Duration connect, Duration handshake) {
    /** Zephyr's three seconds to connect; more sockets than a small device's build has. */
    public static final Limits DEFAULT = new Limits(64, Duration.ofSeconds(3), Tls.HANDSHAKE);

    /** Checks the ranges. */
    public Limits {
      if (sockets < 1 || !connect.isPositive() || !handshake.isPositive()) {
        throw new IllegalArgumentException(
            "a socket or more, and longer than nothing, was %d, %s, %s"
                .formatted(sockets, connect, handshake));
      }
    }
  }

  /** Makes sockets of a stack, for connections in the clear only. */
  public StackSockets(Rtos rtos, NetworkStack net) {
    this(rtos, net, null, CredentialFiles.NONE, Limits.DEFAULT);
  }

  /** Makes sockets of a stack; credentials are given whole, not by files. */
  public StackSockets(Rtos rtos, NetworkStack net, Tls tls) {
    this(rtos, net, tls, CredentialFiles.NONE, Limits.DEFAULT);
  }

  /**
   * Makes sockets of a stack.
   *
   * @param tls what secures them, or null for none
   * @param files what credentials are read from that are given by name
   * @param limits how many sockets, and how long calls take
   */
  public StackSockets(
      Rtos rtos, NetworkStack net, @Nullable Tls tls, CredentialFiles files, Limits limits) {
    this.rtos = rtos;
    this.net = net;
    this.credentials = new StackCredentials(files);
    this.descriptors = new Descriptors(limits.sockets());
    this.poller = new Poller(rtos, descriptors);
    this.secures = tls != null;
    this.meeting = new Meeting(rtos, tls, credentials, limits);
  }

  @Override
  public TlsCredentials credentials() {
    return credentials;
  }

  @Override
  public List<Endpoint> getaddrinfo(String host, int port, Duration timeout)
      throws SocketError, InterruptedException {
    if (port < 0 || port > 65535 || timeout.isNegative()) {
      throw new SocketError(Errno.EINVAL, "no port or no timeout: %d, %s".formatted(port, timeout));
    }
    if (host.isBlank()) {
      throw new SocketError(Errno.EAI_NONAME, "no name to look up");
    }
    try {
      return List.of(new Endpoint(net.resolve(host, timeout), port));
    } catch (LinkException e) {
      throw Errnos.of(e);
    }
  }

  @Override
  public int socket(int family, int type, int protocol) throws SocketError {
    if (family != AF_INET && family != AF_INET6) {
      throw new SocketError(Errno.EAFNOSUPPORT, "AF_INET or AF_INET6, was " + family);
    }
    if (type == SocketNumbers.SOCK_DGRAM) {
      throw new SocketError(Errno.ENOTSUP, "no datagrams on this stack: SOCK_STREAM");
    }
    if (type != SocketNumbers.SOCK_STREAM) {
      throw new SocketError(Errno.EPROTONOSUPPORT, "SOCK_STREAM, was " + type);
    }
    SocketSettings settings = new SocketSettings(family, protocol(protocol), secured(protocol));
    OpenSocket made = descriptors.open(fd -> new OpenSocket(fd, settings, rtos));
    boolean done = false;
    try {
      made.fresh = net.socket();
      done = true;
      return made.fd;
    } catch (LinkException e) {
      throw new SocketError(Errno.EMFILE, e);
    } finally {
      if (!done) {
        descriptors.forget(made);
      }
    }
  }

  private static int protocol(int protocol) {
    return protocol == 0 ? SocketNumbers.IPPROTO_TCP : protocol;
  }

  private @Nullable TlsSettings secured(int protocol) throws SocketError {
    if (!secures
        && (protocol == SocketNumbers.IPPROTO_TLS_1_2
            || protocol == SocketNumbers.IPPROTO_TLS_1_3)) {
      throw new SocketError(Errno.ENOTSUP, "these sockets have no TLS: IPPROTO_TCP");
    }
    return switch (protocol) {
      case 0, SocketNumbers.IPPROTO_TCP -> null;
      case SocketNumbers.IPPROTO_TLS_1_2 -> new TlsSettings(TlsVersion.TLS_1_2, sessions);
      case SocketNumbers.IPPROTO_TLS_1_3 -> new TlsSettings(TlsVersion.TLS_1_3, sessions);
      default ->
          throw new SocketError(
              Errno.EPROTONOSUPPORT, "IPPROTO_TCP, _TLS_1_2 or _TLS_1_3, was " + protocol);
    };
  }

  @Override
  public void bind(int fd, Endpoint local) throws SocketError {
    OpenSocket socket = descriptors.get(fd);
    TcpSocket fresh = unused(socket);
    if (socket.bound != null) {
      throw new SocketError(Errno.EINVAL, "socket %d is bound already".formatted(fd));
    }
    checkFamily(socket, local);
    try {
      if (local.port() != 0) {
        fresh.bind(local.port());
      }
      socket.bound = local;
    } catch (LinkException e) {
      throw socket.trouble(e);
    }
  }

  static void checkFamily(OpenSocket socket, Endpoint endpoint) throws SocketError {
    if (SocketConnection.family(endpoint) != socket.settings.family) {
      throw new SocketError(
          Errno.EAFNOSUPPORT, "socket %d is of the other family".formatted(socket.fd));
    }
  }

  /** Returns what is neither connected nor listening. */
  private static TcpSocket unused(OpenSocket socket) throws SocketError {
    TcpSocket fresh = socket.fresh;
    if (socket.connection != null || socket.listener != null || fresh == null) {
      throw new SocketError(Errno.EINVAL, "socket %d is connected or listens".formatted(socket.fd));
    }
    return fresh;
  }

  @Override
  public void listen(int fd, int backlog) throws SocketError {
    OpenSocket socket = descriptors.get(fd);
    Endpoint local = socket.bound;
    TcpSocket fresh = unused(socket);
    if (local == null) {
      throw new SocketError(Errno.EINVAL, "bind socket %d before it listens".formatted(fd));
    }
    meeting.checkServer(socket);
    fresh.close();
    try {
      TcpListener listener = net.listen(local);
      socket.listener = listener;
      socket.fresh = null;
      if (socket.isClosed()) {
        listener.close();
      }
    } catch (LinkException e) {
      throw socket.trouble(e);
    }
  }

  @Override
  public int accept(int fd) throws SocketError, InterruptedException {
    OpenSocket socket = descriptors.get(fd);
    Connection raw = meeting.next(socket);
    boolean done = false;
    @Nullable OpenSocket made = null;
    try {
      made = descriptors.open(number -> new OpenSocket(number, socket.settings.accepted(), rtos));
      meeting.welcome(socket, made, raw);
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
  public void connect(int fd, Endpoint remote) throws SocketError, InterruptedException {
    meeting.connect(descriptors.get(fd), remote);
  }

  @Override
  public int send(int fd, byte[] bytes, int offset, int length, int flags)
      throws SocketError, InterruptedException {
    OpenSocket socket = descriptors.get(fd);
    check(bytes, offset, length, flags, SocketNumbers.MSG_DONTWAIT);
    return socket.send(bytes, offset, length, flags);
  }

  @Override
  public int recv(int fd, byte[] buffer, int offset, int length, int flags)
      throws SocketError, InterruptedException {
    OpenSocket socket = descriptors.get(fd);
    check(
        buffer,
        offset,
        length,
        flags,
        SocketNumbers.MSG_DONTWAIT | SocketNumbers.MSG_PEEK | SocketNumbers.MSG_WAITALL);
    return length == 0 ? 0 : socket.receive(buffer, offset, length, flags);
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
          Errno.ENOTSUP, "flags 0x%x are not to be had on this stack".formatted(flags & ~known));
    }
  }

  @Override
  public List<PollFd> poll(List<PollFd> fds, Duration timeout)
      throws SocketError, InterruptedException {
    if (timeout.isNegative()) {
      throw new SocketError(Errno.EINVAL, "a timeout is 0 or more, was " + timeout);
    }
    return poller.poll(fds, timeout);
  }

  @Override
  public void shutdown(int fd, int how) throws SocketError {
    OpenSocket socket = descriptors.get(fd);
    if (how != SocketNumbers.SHUT_WR) {
      throw new SocketError(
          how == SocketNumbers.SHUT_RD || how == SocketNumbers.SHUT_RDWR
              ? Errno.ENOTSUP
              : Errno.EINVAL,
          "only sending can be finished by itself: SHUT_WR, was " + how);
    }
    try {
      socket.connected().shutdownOutput();
    } catch (LinkException e) {
      throw socket.trouble(e);
    }
  }

  @Override
  public void close(int fd) throws SocketError {
    descriptors.remove(fd).close();
  }

  @Override
  public void setsockopt(int fd, int level, int option, byte[] value) throws SocketError {
    OpenSocket socket = descriptors.get(fd);
    SocketOption known = known(level, option);
    if (level == SocketNumbers.SOL_TLS
        && socket.settings.tls != null
        && meeting.isUnderWay(socket)) {
      throw new SocketError(
          Errno.EISCONN, known + " is set before connecting or listening, and holds from then on");
    }
    socket.settings.set(known, value);
  }

  @Override
  public byte[] getsockopt(int fd, int level, int option) throws SocketError {
    OpenSocket socket = descriptors.get(fd);
    return switch (known(level, option)) {
      case SO_ERROR -> OptionValue.ints(socket.takeError());
      case TLS_CIPHERSUITE_USED -> OptionValue.ints(meeting.suite(socket));
      case SocketOption other -> socket.settings.get(other);
    };
  }

  private static SocketOption known(int level, int option) throws SocketError {
    return SocketOption.of(level, option)
        .orElseThrow(
            () ->
                new SocketError(
                    Errno.ENOPROTOOPT, "no option %d at level %d".formatted(option, level)));
  }

  @Override
  public void setNonBlocking(int fd, boolean on) throws SocketError {
    descriptors.get(fd).settings.setNonBlocking(on);
  }

  @Override
  public Endpoint getsockname(int fd) throws SocketError {
    return meeting.local(descriptors.get(fd));
  }

  @Override
  public Endpoint getpeername(int fd) throws SocketError {
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
