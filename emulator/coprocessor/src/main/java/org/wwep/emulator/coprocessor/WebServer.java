package org.wwep.emulator.coprocessor;

import static java.lang.System.Logger.Level.DEBUG;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.coprocessor.HttpMessage.HttpReply;
import org.wwep.emulator.coprocessor.HttpMessage.HttpRequest;
import org.wwep.net.BindFailedException;
import org.wwep.net.Connection;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.LocallyClosedException;
import org.wwep.net.NetworkStack;
import org.wwep.net.TcpListener;
import org.wwep.net.bsd.Errno;
import org.wwep.net.bsd.ErrnoException;

/**
 * The part's HTTP server, on whatever network the part is on.
 *
 * <p><b>Shape</b>: any task starts and stops it; it serves one connection at a time.
 *
 * <p><b>Source</b>: {@code sl_NetAppStart(SL_NETAPP_HTTP_SERVER_ID)}.
 */
final class WebServer {
  private static final System.Logger LOG = System.getLogger(WebServer.class.getName());
  private static final Duration FOREVER = Duration.ofDays(365);

  private final RadioNetworkStack radioNetworkStack;
  private final CoprocessorTasks coprocessorTasks;
  private final Content content;
  private @Nullable TcpListener listener;
  private @Nullable NetworkStack on;
  private Endpoint local;

  /** What requests are answered with. */
  @FunctionalInterface
  interface Content {
    HttpReply serve(HttpRequest request) throws InterruptedException;
  }

  WebServer(
      RadioNetworkStack radioNetworkStack,
      CoprocessorTasks coprocessorTasks,
      Endpoint local,
      Content content) {
    this.local = local;
    this.radioNetworkStack = radioNetworkStack;
    this.coprocessorTasks = coprocessorTasks;
    this.content = content;
  }

  /** Starts it, or leaves it as it is. */
  synchronized void start() throws ErrnoException {
    if (listener == null) {
      listen();
    }
  }

  /** Has it listen on another port from its next start on. */
  synchronized void port(int port) {
    local = new Endpoint(local.address(), port);
  }

  private void listen() throws ErrnoException {
    try {
      NetworkStack now = radioNetworkStack.current();
      TcpListener made = radioNetworkStack.listen(local);
      listener = made;
      on = now;
      coprocessorTasks.start("nwp http", () -> serve(made));
    } catch (BindFailedException e) {
      throw new ErrnoException(Errno.EADDRINUSE, e);
    } catch (LinkException e) {
      throw new ErrnoException(Errno.EIO, e);
    }
  }

  /** Stops it. */
  synchronized void stop() {
    TcpListener had = listener;
    listener = null;
    if (had != null) {
      had.close();
    }
  }

  /** Has it listen on the network that the part is on now. */
  synchronized void move() {
    if (listener != null && on != radioNetworkStack.current()) {
      stop();
      try {
        listen();
      } catch (ErrnoException e) {
        LOG.log(DEBUG, "the HTTP server has no port on the new network: {0}", e.getMessage());
      }
    }
  }

  /** Returns where it listens. */
  synchronized Optional<Endpoint> local() {
    return Optional.ofNullable(listener).map(TcpListener::local);
  }

  private void serve(TcpListener from) throws InterruptedException {
    try (from) {
      while (true) {
        try (Connection connection = from.accept(FOREVER)) {
          answer(connection);
        } catch (LocallyClosedException e) {
          return;
        } catch (LinkException e) {
          LOG.log(DEBUG, "a request came to nothing: {0}", e.getMessage());
        }
      }
    }
  }

  private void answer(Connection connection) throws LinkException, InterruptedException {
    Optional<HttpRequest> request = HttpMessage.read(connection);
    HttpReply reply =
        request.isEmpty()
            ? HttpReply.text(400, "expected an HTTP request of 4096 bytes at most\n")
            : content.serve(request.get());
    HttpMessage.write(
        connection, reply, request.filter(each -> each.method().equals("HEAD")).isEmpty());
    drain(connection);
  }

  /** A client that is still sending would see a reset in place of its answer. */
  private static void drain(Connection connection) throws LinkException, InterruptedException {
    byte[] rest = new byte[512];
    for (int i = 0; i < 16; i++) {
      if (connection.receive(rest, 0, rest.length, Duration.ofSeconds(1)) < 0) {
        return;
      }
    }
  }
}
