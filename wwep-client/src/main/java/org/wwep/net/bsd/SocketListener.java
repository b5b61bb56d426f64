package org.wwep.net.bsd;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.net.Connection;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.LocallyClosed;
import org.wwep.net.ReceiveTimeout;
import org.wwep.net.TcpListener;
import org.wwep.net.bsd.Troubles.During;

/** A listening socket of a {@link SocketApi}; with TLS, what it accepts has shaken hands. */
final class SocketListener implements TcpListener {
  private static final int BACKLOG = 128;

  private final SocketApi api;
  private final @Nullable TlsSetup tls;
  private final int fd;
  private final Endpoint local;
  private volatile boolean closed;

  SocketListener(SocketApi api, @Nullable TlsSetup tls, Endpoint wanted) throws LinkException {
    this.api = api;
    this.tls = tls;
    try {
      this.fd = Opening.open(api, Opening.family(wanted), tls);
      this.local = bound(wanted);
    } catch (SocketError e) {
      throw Troubles.of(e, During.BINDING);
    } catch (InterruptedException e) {
      throw Troubles.cancelled("listening", e);
    }
  }

  private Endpoint bound(Endpoint wanted) throws SocketError, InterruptedException {
    boolean done = false;
    try {
      api.bind(fd, wanted);
      api.listen(fd, BACKLOG);
      Endpoint real = api.getsockname(fd);
      done = true;
      return real;
    } finally {
      if (!done) {
        api.close(fd);
      }
    }
  }

  @Override
  public Endpoint local() {
    return local;
  }

  @Override
  public Connection accept(Duration timeout) throws LinkException, InterruptedException {
    if (timeout.isNegative()) {
      throw new IllegalArgumentException("a timeout is 0 or more, was " + timeout);
    }
    if (closed) {
      throw new LocallyClosed("the listener on " + local + " was closed on this side");
    }
    try {
      if (timeout.isZero()) {
        boolean ready =
            api.poll(List.of(new PollFd(fd, SocketNumbers.POLLIN)), timeout).getFirst().isReady();
        if (!ready) {
          throw new ReceiveTimeout("nobody connected to " + local + " within " + timeout);
        }
      } else {
        api.setsockopt(fd, SocketOption.SO_RCVTIMEO, OptionValue.time(timeout));
      }
      return new SocketConnection(api, tls, api.accept(fd));
    } catch (SocketError e) {
      if (closed) {
        throw new LocallyClosed("the listener on " + local + " was closed on this side", e);
      }
      throw Troubles.of(e, During.RECEIVING);
    }
  }

  @Override
  public void close() {
    boolean before = closed;
    closed = true;
    if (!before) {
      Opening.close(api, fd);
    }
  }

  @Override
  public String toString() {
    return "listener on " + local + ", socket " + fd;
  }
}
