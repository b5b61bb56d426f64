package org.wwep.net.bsd;

import static org.wwep.net.bsd.SocketNumbers.MSG_DONTWAIT;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.LocallyClosed;
import org.wwep.net.ReceiveTimeout;
import org.wwep.net.SendTimeout;
import org.wwep.net.TcpSocket;
import org.wwep.net.bsd.Troubles.During;
import org.wwep.net.tls.TlsSuite;

/**
 * A socket of a {@link SocketApi} as a connection: so streams and packets run over it, and over
 * what the stack itself does for the socket, such as TLS.
 *
 * <p><b>Shape</b>: as any connection. It owns its descriptor, which {@link #descriptor()} lends to
 * firmware that calls the sockets themselves.
 */
public final class SocketConnection implements TcpSocket {
  private static final Endpoint UNBOUND = new Endpoint(InetAddress.ofLiteral("0.0.0.0"), 0);

  private final SocketApi api;
  private final @Nullable TlsSetup tls;
  private volatile int fd;
  private volatile boolean closed;
  private volatile boolean cut;
  private volatile Endpoint local = UNBOUND;
  private volatile @Nullable Endpoint remote;
  private @Nullable Duration receiving;
  private @Nullable Duration sending;

  /** Makes a socket, secured by the stack if there is a setup for it. */
  SocketConnection(SocketApi api, @Nullable TlsSetup tls) throws LinkException {
    this.api = api;
    this.tls = tls;
    this.fd = open(SocketNumbers.AF_INET);
  }

  /** Takes an accepted descriptor. */
  SocketConnection(SocketApi api, @Nullable TlsSetup tls, int fd)
      throws SocketError, InterruptedException {
    this.api = api;
    this.tls = tls;
    this.fd = fd;
    this.local = api.getsockname(fd);
    this.remote = api.getpeername(fd);
  }

  private int open(int family) throws LinkException {
    try {
      return open(api, family, tls);
    } catch (SocketError e) {
      throw Troubles.of(e, During.CONNECTING);
    } catch (InterruptedException e) {
      throw Troubles.cancelled("making a socket", e);
    }
  }

  /** Makes a socket and sets its options, or leaves nothing behind. */
  static int open(SocketApi api, int family, @Nullable TlsSetup tls)
      throws SocketError, InterruptedException {
    int protocol = tls == null ? SocketNumbers.IPPROTO_TCP : tls.protocol();
    int made = api.socket(family, SocketNumbers.SOCK_STREAM, protocol);
    boolean done = false;
    try {
      if (tls != null) {
        tls.applyTo(api, made);
      }
      done = true;
      return made;
    } finally {
      if (!done) {
        api.close(made);
      }
    }
  }

  static int family(Endpoint endpoint) {
    return endpoint.address() instanceof Inet6Address
        ? SocketNumbers.AF_INET6
        : SocketNumbers.AF_INET;
  }

  /** Returns whether the stack secures it as it is said here. */
  boolean isSecured(TlsSetup wanted) {
    return wanted.equals(tls);
  }

  /** Returns the sockets this is one of. */
  public SocketApi api() {
    return api;
  }

  /** Returns the descriptor, which stays this connection's to close. */
  public int descriptor() {
    return fd;
  }

  @Override
  public void bind(int port) throws LinkException {
    throwIfClosed();
    if (port == 0) {
      return; // The stack chooses when it connects.
    }
    try {
      api.bind(fd, new Endpoint(UNBOUND.address(), port));
      local = api.getsockname(fd);
    } catch (SocketError e) {
      throw Troubles.of(e, During.BINDING);
    } catch (InterruptedException e) {
      throw Troubles.cancelled("binding", e);
    }
  }

  @Override
  public void connect(Endpoint to, Duration timeout) throws LinkException, InterruptedException {
    throwIfClosed();
    check(timeout);
    if (to.port() == 0) {
      throw new IllegalArgumentException("a port to connect to is 1 to 65535, was 0");
    }
    if (remote != null) {
      throw new IllegalStateException("already connected to " + remote);
    }
    boolean connected = false;
    try {
      if (family(to) != SocketNumbers.AF_INET) {
        api.close(fd);
        fd = open(family(to));
      }
      sendWithin(timeout);
      api.connect(fd, to);
      local = api.getsockname(fd);
      remote = to;
      connected = true;
    } catch (SocketError e) {
      throw trouble(e, During.CONNECTING);
    } finally {
      if (!connected) {
        close();
      }
    }
  }

  @Override
  public void send(byte[] bytes, int offset, int length, Duration timeout)
      throws LinkException, InterruptedException {
    check(bytes, offset, length, 0, timeout);
    throwIfClosed();
    throwIfCut();
    boolean whole = false;
    try {
      int taken = length == 0 ? 0 : transmit(bytes, offset, length, timeout);
      whole = taken == length;
      if (!whole) {
        throw new SendTimeout(
            "%s took %d of %d bytes within %d ms"
                .formatted(remote, taken, length, timeout.toMillis()));
      }
    } finally {
      cut |= !whole && tls != null;
    }
  }

  @Override
  public int sendSome(byte[] bytes, int offset, int length, Duration timeout)
      throws LinkException, InterruptedException {
    check(bytes, offset, length, 1, timeout);
    throwIfClosed();
    throwIfCut();
    return transmit(bytes, offset, length, timeout);
  }

  private int transmit(byte[] bytes, int offset, int length, Duration timeout)
      throws LinkException, InterruptedException {
    try {
      if (!timeout.isZero()) {
        sendWithin(timeout);
      }
      return api.send(fd, bytes, offset, length, timeout.isZero() ? MSG_DONTWAIT : 0);
    } catch (SocketError e) {
      if (e.errno() == Errno.EAGAIN) {
        throw new SendTimeout(
            "%s took nothing within %d ms".formatted(remote, timeout.toMillis()), e);
      }
      throw trouble(e, During.SENDING);
    }
  }

  @Override
  public boolean sendable(Duration timeout) throws LinkException, InterruptedException {
    throwIfClosed();
    try {
      List<PollFd> seen = api.poll(List.of(new PollFd(fd, SocketNumbers.POLLOUT)), timeout);
      return seen.getFirst().isReady();
    } catch (SocketError e) {
      throw trouble(e, During.SENDING);
    }
  }

  @Override
  public int receive(byte[] buffer, int offset, int length, Duration timeout)
      throws LinkException, InterruptedException {
    check(buffer, offset, length, 1, timeout);
    throwIfClosed();
    try {
      int flags = timeout.isZero() ? MSG_DONTWAIT : 0;
      if (flags == 0 && !timeout.equals(receiving)) {
        api.setsockopt(fd, SocketOption.SO_RCVTIMEO, OptionValue.time(timeout));
        receiving = timeout;
      }
      int count = api.recv(fd, buffer, offset, length, flags);
      return count == 0 ? -1 : count;
    } catch (SocketError e) {
      if (e.errno() == Errno.EAGAIN) {
        throw new ReceiveTimeout(
            "nothing from %s within %d ms".formatted(remote, timeout.toMillis()), e);
      }
      throw trouble(e, During.RECEIVING);
    }
  }

  /** Sets the time for sending and connecting, where it is another than before. */
  private void sendWithin(Duration timeout) throws SocketError, InterruptedException {
    if (!timeout.equals(sending)) {
      // 0 would wait for ever; the shortest there is only looks.
      Duration shortest = Duration.ofNanos(1000);
      api.setsockopt(
          fd, SocketOption.SO_SNDTIMEO, OptionValue.time(timeout.isZero() ? shortest : timeout));
      sending = timeout;
    }
  }

  private static void check(byte[] bytes, int offset, int length, int least, Duration timeout) {
    if (length < least || offset < 0 || offset > bytes.length - length) {
      throw new IllegalArgumentException(
          "a slice of %d bytes has %d or more inside, was offset %d, length %d"
              .formatted(bytes.length, least, offset, length));
    }
    check(timeout);
  }

  private static void check(Duration timeout) {
    if (timeout.isNegative()) {
      throw new IllegalArgumentException("a timeout is 0 or more, was " + timeout);
    }
  }

  private LinkException trouble(SocketError error, During during) {
    return closed ? closedHere(error) : Troubles.of(error, during);
  }

  private void throwIfCut() throws LocallyClosed {
    if (cut) {
      throw new LocallyClosed(
          "the connection to %s has finished sending, within a record".formatted(remote));
    }
  }

  private void throwIfClosed() throws LocallyClosed {
    if (closed) {
      throw closedHere(null);
    }
  }

  private LocallyClosed closedHere(@Nullable SocketError cause) {
    String what = remote == null ? "the socket" : "the connection to " + remote;
    String message = what + " was closed on this side";
    return cause == null ? new LocallyClosed(message) : new LocallyClosed(message, cause);
  }

  @Override
  public void shutdownOutput() throws LinkException {
    throwIfClosed();
    try {
      api.shutdown(fd, SocketNumbers.SHUT_WR);
    } catch (SocketError e) {
      throw trouble(e, During.SENDING);
    } catch (InterruptedException e) {
      throw Troubles.cancelled("finishing", e);
    }
  }

  @Override
  public Optional<String> protection() {
    if (tls == null || closed) {
      return Optional.empty();
    }
    try {
      int suite = OptionValue.asInt(api.getsockopt(fd, SocketOption.TLS_CIPHERSUITE_USED));
      return Optional.of("%s %s, by the stack".formatted(tls.version(), TlsSuite.of(suite)));
    } catch (SocketError e) {
      return Optional.empty(); // It is not connected.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  @Override
  public Endpoint remote() {
    Endpoint known = remote;
    if (known == null) {
      throw new IllegalStateException("not connected yet");
    }
    return known;
  }

  @Override
  public Endpoint local() {
    return local;
  }

  @Override
  public void abort() {
    if (!closed) {
      try {
        api.setsockopt(fd, SocketOption.SO_LINGER, OptionValue.ints(1, 0));
      } catch (SocketError e) {
        SocketStack.log("closing rather than resetting", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    close();
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      api.close(fd);
    } catch (SocketError e) {
      SocketStack.log("the stack had closed it already", e);
    }
  }

  @Override
  public String toString() {
    return local + (remote == null ? "" : " to " + remote) + ", socket " + fd;
  }
}
