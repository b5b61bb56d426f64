package org.wwep.net.bsd;

import static java.lang.System.Logger.Level.WARNING;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wwep.net.Connection;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.TcpListener;
import org.wwep.net.TcpSocket;
import org.wwep.net.tls.Tls;
import org.wwep.net.tls.TlsClientConfig;
import org.wwep.net.tls.TlsConnection;
import org.wwep.rtos.Rtos;

/** How the sockets of {@link StackSockets} come to be connected, by either side, with TLS. */
final class SocketConnector {
  private static final System.Logger LOG = System.getLogger(SocketConnector.class.getName());
  private static final Endpoint UNBOUND = new Endpoint(InetAddress.ofLiteral("0.0.0.0"), 0);

  private final Rtos rtos;
  private final @Nullable Tls tls;
  private final StackCredentials credentials;
  private final SocketLimits limits;

  /**
   * What a client goes by: what it connects with, and what it is judged by afterwards, if at all.
   */
  private record Terms(TlsClientConfig config, @Nullable TlsClientConfig strict) {}

  SocketConnector(Rtos rtos, @Nullable Tls tls, StackCredentials credentials, SocketLimits limits) {
    this.rtos = rtos;
    this.tls = tls;
    this.credentials = credentials;
    this.limits = limits;
  }

  boolean isUnderWay(OpenSocket socket) {
    return socket.connection != null
        || socket.listener != null
        || socket.connecting != null
        || socket.isSpent();
  }

  void connect(OpenSocket socket, Endpoint remote) throws ErrnoException, InterruptedException {
    TcpSocket fresh = connectable(socket, remote);
    Terms terms = terms(socket);
    // Who has the permit connects; a connect under way has it.
    if (!socket.settled.acquire(Duration.ZERO)) {
      throw new ErrnoException(Errno.EALREADY, "socket %d is connecting".formatted(socket.fd));
    }
    if (!socket.settings.isNonBlocking()) {
      try {
        join(socket, fresh, remote, terms);
      } finally {
        socket.settled.release();
      }
      return;
    }
    socket.connecting =
        rtos.spawn(
            "connect " + socket.fd,
            () -> {
              try {
                join(socket, fresh, remote, terms);
              } catch (ErrnoException e) {
                LOG.log(System.Logger.Level.DEBUG, "told by SO_ERROR", e);
              } finally {
                socket.settled.release();
              }
            });
    throw new ErrnoException(Errno.EINPROGRESS, "connecting to " + remote + ": poll for POLLOUT");
  }

  private static TcpSocket connectable(OpenSocket socket, Endpoint remote) throws ErrnoException {
    TcpSocket fresh = socket.fresh;
    Endpoint bound = socket.bound;
    if (socket.connection != null) {
      throw new ErrnoException(Errno.EISCONN, "socket %d is connected".formatted(socket.fd));
    }
    if (socket.listener != null || fresh == null || socket.isSpent()) {
      throw new ErrnoException(
          Errno.EINVAL,
          "socket %d listens, or could not connect before: take a new one".formatted(socket.fd));
    }
    SocketArguments.family(socket, remote);
    if (remote.port() == 0) {
      throw new ErrnoException(Errno.EINVAL, "a port to connect to is 1 to 65535, was 0");
    }
    if (bound != null && !bound.address().isAnyLocalAddress()) {
      throw new ErrnoException(
          Errno.ENOTSUP, "a client binds a port only, at any address, was " + bound);
    }
    return fresh;
  }

  private @Nullable Terms terms(OpenSocket socket) throws ErrnoException {
    TlsSettings settings = socket.settings.tls;
    if (settings == null) {
      return null;
    }
    StackCredentials.CredentialSet credentialSet = credentials.of(settings.tags());
    TlsClientConfig strict =
        settings.looksOnly() && credentialSet.trust() != null
            ? settings.client(credentialSet, true)
            : null;
    return new Terms(settings.client(credentialSet, false), strict);
  }

  private void join(OpenSocket socket, TcpSocket fresh, Endpoint remote, @Nullable Terms terms)
      throws ErrnoException, InterruptedException {
    boolean done = false;
    try {
      fresh.connect(remote, socket.settings.connectTime(limits.connect()));
      socket.connection = terms == null ? fresh : secure(fresh, terms);
      done = !socket.isClosed();
      if (!done) {
        throw socket.gone();
      }
    } catch (LinkException e) {
      ErrnoException error = socket.trouble(e);
      socket.failed(error);
      throw error;
    } finally {
      if (!done) {
        fresh.close();
        socket.spend();
      }
    }
  }

  private TlsConnection secure(TcpSocket fresh, Terms terms)
      throws LinkException, InterruptedException {
    TlsConnection secured = tls().connect(fresh, terms.config(), limits.handshake());
    TlsClientConfig strict = terms.strict();
    if (strict != null) {
      tls()
          .judge(strict, secured.security())
          .ifPresent(verdict -> LOG.log(WARNING, "INSECURE: connected although " + verdict));
    }
    return secured;
  }

  private Tls tls() {
    return Objects.requireNonNull(tls, "no socket here has TLS options");
  }

  int suite(OpenSocket socket) throws ErrnoException {
    if (socket.settings.tls == null) {
      throw new ErrnoException(Errno.ENOPROTOOPT, "socket %d has no TLS".formatted(socket.fd));
    }
    if (socket.connected() instanceof TlsConnection secured) {
      return secured.security().number();
    }
    throw new ErrnoException(Errno.ENOTCONN, "socket %d is not connected".formatted(socket.fd));
  }

  Endpoint local(OpenSocket socket) {
    TcpListener listener = socket.listener;
    Connection connection = socket.connection;
    TcpSocket fresh = socket.fresh;
    Endpoint bound = socket.bound;
    if (listener != null) {
      return listener.local();
    }
    if (connection != null) {
      return connection.local();
    }
    return bound != null ? bound : fresh == null ? UNBOUND : fresh.local();
  }
}
