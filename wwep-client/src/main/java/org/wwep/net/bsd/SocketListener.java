package org.wwep.net.bsd;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.net.Connection;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.LocallyClosedException;
import org.wwep.net.ReceiveTimeoutException;
import org.wwep.net.TcpListener;
import org.wwep.net.bsd.SocketErrors.Operation;
import org.wwep.value.Ranges;

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
      this.fd = SocketLifecycle.open(api, SocketLifecycle.family(wanted), tls);
      this.local = bound(wanted);
    } catch (ErrnoException e) {
      throw SocketErrors.of(e, Operation.BINDING);
    } catch (InterruptedException e) {
      throw SocketErrors.cancelled("listening", e);
    }
  }

  private Endpoint bound(Endpoint wanted) throws ErrnoException, InterruptedException {
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
    Ranges.timeout(timeout);
    if (closed) {
      throw new LocallyClosedException("the listener on " + local + " was closed on this side");
    }
    try {
      if (timeout.isZero()) {
        boolean ready =
            api.poll(List.of(new PollFd(fd, SocketConstants.POLLIN)), timeout).getFirst().isReady();
        if (!ready) {
          throw new ReceiveTimeoutException("nobody connected to " + local + " within " + timeout);
        }
      } else {
        api.setsockopt(fd, SocketOption.SO_RCVTIMEO, OptionValue.time(timeout));
      }
      return new SocketConnection(api, tls, api.accept(fd));
    } catch (ErrnoException e) {
      if (closed) {
        throw new LocallyClosedException(
            "the listener on " + local + " was closed on this side", e);
      }
      throw SocketErrors.of(e, Operation.RECEIVING);
    }
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
    return "listener on " + local + ", socket " + fd;
  }
}
