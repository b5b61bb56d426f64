package org.wwep.net.bsd;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.wwep.net.Endpoint;
import org.wwep.net.JoinFailedException;
import org.wwep.net.LinkException;
import org.wwep.net.NameNotResolvedException;
import org.wwep.net.NetworkStack;
import org.wwep.net.SecureLayer;
import org.wwep.net.TcpListener;
import org.wwep.net.TcpSocket;

/**
 * A network stack over any sockets, also over those of a coprocessor that keeps TLS to itself.
 *
 * <p><b>Shape</b>: any task. A secured link is not laid over a connection: {@link #secured} makes
 * the socket as a TLS one, and its handshake is part of connecting.
 *
 * <p><b>Errors</b>: the stack's own trouble where the sockets know it, else what the errno says.
 */
public final class SocketStack implements NetworkStack {
  private static final int ANY_PORT = 1;

  private final SocketApi api;
  private final NetworkJoiner networkJoiner;

  /** Joins a network, which is no socket's business. */
  @FunctionalInterface
  public interface NetworkJoiner {
    /** Joins as {@link NetworkStack#join}. */
    void join(Duration timeout) throws JoinFailedException, InterruptedException;
  }

  /** Makes a stack of sockets, which it closes when it is closed. */
  public SocketStack(SocketApi api, NetworkJoiner networkJoiner) {
    this.api = api;
    this.networkJoiner = networkJoiner;
  }

  /** Returns the sockets themselves. */
  public SocketApi api() {
    return api;
  }

  /** Returns what leaves a connection in the clear, made of these sockets whatever the stack. */
  public SecureLayer open() {
    return SocketLayer.open(_ -> api);
  }

  /** Returns what has the stack secure a connection; the credentials are under its tags. */
  public SecureLayer secured(TlsSetup tls) {
    return SocketLayer.secured(_ -> api, tls);
  }

  @Override
  public void join(Duration timeout) throws JoinFailedException, InterruptedException {
    networkJoiner.join(timeout);
  }

  @Override
  public List<InetAddress> resolveAll(String host, Duration timeout)
      throws NameNotResolvedException, InterruptedException {
    if (host.isBlank() || timeout.isNegative()) {
      throw new IllegalArgumentException(
          "a name, and a timeout of 0 or more, was '%s' and %s".formatted(host, timeout));
    }
    try {
      return api.getaddrinfo(host, ANY_PORT, timeout).stream().map(Endpoint::address).toList();
    } catch (ErrnoException e) {
      if (e.getCause() instanceof NameNotResolvedException known) {
        throw known;
      }
      throw new NameNotResolvedException(String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public TcpSocket socket() throws LinkException {
    return new SocketConnection(api, null);
  }

  @Override
  public TcpListener listen(Endpoint local) throws LinkException {
    return new SocketListener(api, null, local);
  }

  @Override
  public void close() {
    api.close();
  }
}
