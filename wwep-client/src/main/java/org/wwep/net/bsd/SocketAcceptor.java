package org.wwep.net.bsd;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wwep.net.Connection;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.NetworkStack;
import org.wwep.net.TcpListener;
import org.wwep.net.TcpSocket;
import org.wwep.net.tls.Tls;
import org.wwep.rtos.Deadline;
import org.wwep.rtos.Rtos;

/** The server's side of {@link StackSockets}: bind, listen, accept, with TLS. */
final class SocketAcceptor {
  private final Rtos rtos;
  private final NetworkStack net;
  private final @Nullable Tls tls;
  private final StackCredentials credentials;
  private final SocketLimits limits;

  SocketAcceptor(
      Rtos rtos,
      NetworkStack net,
      @Nullable Tls tls,
      StackCredentials credentials,
      SocketLimits limits) {
    this.rtos = rtos;
    this.net = net;
    this.tls = tls;
    this.credentials = credentials;
    this.limits = limits;
  }

  void bind(OpenSocket socket, Endpoint local) throws ErrnoException {
    TcpSocket fresh = unused(socket);
    if (socket.bound != null) {
      throw new ErrnoException(Errno.EINVAL, "socket %d is bound already".formatted(socket.fd));
    }
    SocketArguments.family(socket, local);
    try {
      if (local.port() != 0) {
        fresh.bind(local.port());
      }
      socket.bound = local;
    } catch (LinkException e) {
      throw socket.trouble(e);
    }
  }

  /** Returns what is neither connected nor listening. */
  private static TcpSocket unused(OpenSocket socket) throws ErrnoException {
    TcpSocket fresh = socket.fresh;
    if (socket.connection != null || socket.listener != null || fresh == null) {
      throw new ErrnoException(
          Errno.EINVAL, "socket %d is connected or listens".formatted(socket.fd));
    }
    return fresh;
  }

  void listen(OpenSocket socket) throws ErrnoException {
    Endpoint local = socket.bound;
    TcpSocket fresh = unused(socket);
    if (local == null) {
      throw new ErrnoException(
          Errno.EINVAL, "bind socket %d before it listens".formatted(socket.fd));
    }
    checkServer(socket);
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

  /** Checks that a listening socket can do its handshakes. */
  private void checkServer(OpenSocket socket) throws ErrnoException {
    TlsSettings settings = socket.settings.tls;
    if (settings != null) {
      settings.server(credentials.of(settings.tags()));
    }
  }

  /** Takes the next connection, which is the caller's. */
  Connection next(OpenSocket socket) throws ErrnoException, InterruptedException {
    TcpListener listener = socket.listener;
    if (listener == null) {
      throw new ErrnoException(Errno.EINVAL, "socket %d does not listen".formatted(socket.fd));
    }
    Deadline deadline = Deadline.after(socket.settings.receiveTime(0), rtos);
    if (!socket.receiving.acquire(deadline.left())) {
      throw new ErrnoException(Errno.EAGAIN, "another task accepts from socket " + socket.fd);
    }
    try {
      Connection before = socket.accepted.poll();
      return before != null ? before : listener.accept(deadline.left());
    } catch (LinkException e) {
      throw socket.trouble(e);
    } finally {
      socket.receiving.release();
    }
  }

  /** Shakes hands if the listener is secured, and puts the connection into its socket. */
  void welcome(OpenSocket listening, OpenSocket made, Connection raw)
      throws ErrnoException, InterruptedException {
    TlsSettings settings = listening.settings.tls;
    try {
      made.connection = raw;
      if (settings != null) {
        made.connection =
            Objects.requireNonNull(tls, "no socket here has TLS options")
                .accept(raw, settings.server(credentials.of(settings.tags())), limits.handshake());
      }
      if (made.isClosed()) {
        throw made.gone();
      }
    } catch (LinkException e) {
      throw listening.trouble(e);
    }
  }
}
