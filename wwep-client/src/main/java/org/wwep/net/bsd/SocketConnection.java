package org.wwep.net.bsd;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.LocallyClosedException;
import org.wwep.net.ReceiveTimeoutException;
import org.wwep.net.SendTimeoutException;
import org.wwep.net.TcpSocket;
import org.wwep.net.bsd.SocketErrors.Operation;
import org.wwep.value.Durations;
import org.wwep.value.Ranges;

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
  private final SocketTimeouts socketTimeouts;

  /** Makes a socket, secured by the stack if there is a setup for it. */
  SocketConnection(SocketApi api, @Nullable TlsSetup tls) throws LinkException {
    this.api = api;
    this.socketTimeouts = new SocketTimeouts(api);
    this.tls = tls;
    this.fd = SocketLifecycle.openForLink(api, SocketConstants.AF_INET, tls);
  }

  /** Takes an accepted descriptor. */
  SocketConnection(SocketApi api, @Nullable TlsSetup tls, int fd)
      throws ErrnoException, InterruptedException {
    this.api = api;
    this.socketTimeouts = new SocketTimeouts(api);
    this.tls = tls;
    this.fd = fd;
    this.local = api.getsockname(fd);
    this.remote = api.getpeername(fd);
  }

  /** Returns whether the stack secures it as it is said here. */
  boolean isSecured(TlsSetup wanted) {
    return wanted.equals(tls);
  }

  /** Returns the sockets this is one of. */
  public SocketApi api() {
    return api;
  }

  /**
   * Returns the descriptor, which stays this connection's to close; who sets times there keeps to
   * it.
   */
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
    } catch (ErrnoException e) {
      throw SocketErrors.of(e, Operation.BINDING);
    } catch (InterruptedException e) {
      throw SocketErrors.cancelled("binding", e);
    }
  }

  @Override
  public void connect(Endpoint to, Duration timeout) throws LinkException, InterruptedException {
    throwIfClosed();
    Ranges.timeout(timeout);
    if (to.port() == 0) {
      throw new IllegalArgumentException("a port to connect to is 1 to 65535, was 0");
    }
    if (remote != null) {
      throw new IllegalStateException("already connected to " + remote);
    }
    boolean connected = false;
    try {
      if (SocketLifecycle.family(to) != SocketConstants.AF_INET) {
        api.close(fd);
        fd = SocketLifecycle.openForLink(api, SocketLifecycle.family(to), tls);
      }
      socketTimeouts.sendWithin(fd, timeout);
      api.connect(fd, to);
      local = api.getsockname(fd);
      remote = to;
      connected = true;
    } catch (ErrnoException e) {
      throw trouble(e, Operation.CONNECTING);
    } finally {
      if (!connected) {
        close();
      }
    }
  }

  @Override
  public void send(byte[] bytes, int offset, int length, Duration timeout)
      throws LinkException, InterruptedException {
    SocketTimeouts.check(bytes, offset, length, 0, timeout);
    throwIfCut();
    boolean whole = false;
    try {
      int taken = length == 0 ? 0 : transmit(bytes, offset, length, timeout);
      whole = taken == length;
      if (!whole) {
        throw SendTimeoutException.after(remote, taken, length, Durations.millis(timeout));
      }
    } finally {
      cut |= !whole && tls != null;
    }
  }

  @Override
  public int sendSome(byte[] bytes, int offset, int length, Duration timeout)
      throws LinkException, InterruptedException {
    SocketTimeouts.check(bytes, offset, length, 1, timeout);
    throwIfCut();
    return transmit(bytes, offset, length, timeout);
  }

  private int transmit(byte[] bytes, int offset, int length, Duration timeout)
      throws LinkException, InterruptedException {
    try {
      return socketTimeouts.send(fd, bytes, offset, length, timeout);
    } catch (ErrnoException e) {
      throw SocketTimeouts.isOver(e)
          ? new SendTimeoutException(
              remote + " took nothing within " + Durations.millis(timeout), e)
          : trouble(e, Operation.SENDING);
    }
  }

  @Override
  public boolean sendable(Duration timeout) throws LinkException, InterruptedException {
    throwIfClosed();
    try {
      return socketTimeouts.sendable(fd, timeout);
    } catch (ErrnoException e) {
      throw trouble(e, Operation.SENDING);
    }
  }

  @Override
  public int receive(byte[] buffer, int offset, int length, Duration timeout)
      throws LinkException, InterruptedException {
    SocketTimeouts.check(buffer, offset, length, 1, timeout);
    throwIfClosed();
    try {
      int count = socketTimeouts.receive(fd, buffer, offset, length, timeout);
      return count == 0 ? -1 : count;
    } catch (ErrnoException e) {
      throw SocketTimeouts.isOver(e)
          ? new ReceiveTimeoutException(
              "nothing from " + remote + " within " + Durations.millis(timeout), e)
          : trouble(e, Operation.RECEIVING);
    }
  }

  private LinkException trouble(ErrnoException error, Operation operation) {
    return closed
        ? LocallyClosedException.connection(remote, true)
        : SocketErrors.of(error, operation);
  }

  private void throwIfCut() throws LocallyClosedException {
    throwIfClosed();
    if (cut) {
      throw new LocallyClosedException(
          "the connection to %s has finished sending, within a record".formatted(remote));
    }
  }

  private void throwIfClosed() throws LocallyClosedException {
    if (closed) {
      throw LocallyClosedException.connection(remote, true);
    }
  }

  @Override
  public void shutdownOutput() throws LinkException {
    throwIfClosed();
    try {
      api.shutdown(fd, SocketConstants.SHUT_WR);
    } catch (ErrnoException e) {
      throw trouble(e, Operation.SENDING);
    } catch (InterruptedException e) {
      throw SocketErrors.cancelled("finishing", e);
    }
  }

  @Override
  public Optional<String> protection() {
    return tls == null || closed ? Optional.empty() : SocketLifecycle.protection(api, fd, tls);
  }

  @Override
  public Endpoint remote() {
    return Endpoint.ofPeer(remote);
  }

  @Override
  public Endpoint local() {
    return local;
  }

  @Override
  public void abort() {
    if (!closed) {
      SocketLifecycle.reset(api, fd);
    }
    close();
  }

  @Override
  public void close() {
    boolean before = closed;
    closed = true;
    if (!before) {
      SocketLifecycle.close(api, fd);
    }
  }

  @Override
  public String toString() {
    return local + (remote == null ? "" : " to " + remote) + ", socket " + fd;
  }
}
