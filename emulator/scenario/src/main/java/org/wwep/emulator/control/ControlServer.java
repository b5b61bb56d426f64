package org.wwep.emulator.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import org.wwep.net.Connection;
import org.wwep.net.Endpoint;
import org.wwep.net.LingeringClose;
import org.wwep.net.LinkException;
import org.wwep.net.LocallyClosedException;
import org.wwep.net.NetworkStack;
import org.wwep.net.TcpListener;

/**
 * A port where programs start boards and have a hand in them, one board for each connection.
 *
 * <p><b>Shape</b>: a thread that accepts, and one for each client. Closing it ends all of them, and
 * their boards, before it returns.
 */
public final class ControlServer implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(ControlServer.class.getName());
  private static final Duration LONG = Duration.ofDays(1);
  private static final Duration SEND = Duration.ofSeconds(1);
  private static final Duration LINGER = Duration.ofMillis(100);
  private static final long PAUSE_MILLIS = 50;

  private final TcpListener listener;
  private final ControlRules rules;
  private final ControlSource source;
  private final ScheduledExecutorService clock;
  private final Map<Connection, Thread> clients = new ConcurrentHashMap<>();
  private final AtomicLong number = new AtomicLong();
  private final Thread acceptor;
  private volatile boolean closed;

  private ControlServer(TcpListener listener, ControlRules rules, ControlSource source) {
    this.listener = listener;
    this.rules = rules;
    this.source = source;
    this.clock =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("wwep-control-clock").factory());
    this.acceptor = Thread.ofPlatform().daemon().name("wwep-control").start(this::accept);
  }

  /**
   * Starts to listen.
   *
   * @param local where; port 0 takes a free one
   * @throws LinkException if the port is not available
   */
  public static ControlServer start(
      NetworkStack net, Endpoint local, ControlRules rules, ControlSource source)
      throws LinkException {
    return new ControlServer(net.listen(local), rules, source);
  }

  /** Returns where it listens, with the real port. */
  public Endpoint local() {
    return listener.local();
  }

  private void accept() {
    try {
      while (!closed) {
        try {
          admit(listener.accept(LONG));
        } catch (LocallyClosedException _) {
          return;
        } catch (LinkException e) {
          // Nobody for a day, or no descriptor left: the next may find one.
          LOG.log(System.Logger.Level.DEBUG, e::getMessage);
          Thread.sleep(PAUSE_MILLIS);
        }
      }
    } catch (InterruptedException _) {
      // Closed.
    }
  }

  private void admit(Connection connection) throws InterruptedException {
    if (clients.size() >= rules.clients()) {
      try (connection) {
        connection.send(
            ("{\"ok\":false,\"kind\":\"request\",\"error\":\"there are "
                    + rules.clients()
                    + " clients already: close one\"}\n")
                .getBytes(UTF_8),
            SEND);
        new LingeringClose(InstantSource.system(), LINGER).linger(connection);
      } catch (LinkException _) {
        // It is gone already.
      }
      return;
    }
    Thread thread =
        Thread.ofPlatform()
            .daemon()
            .name("wwep-control-" + number.incrementAndGet())
            .unstarted(() -> serve(connection));
    clients.put(connection, thread);
    thread.start();
    if (closed) {
      thread.interrupt();
    }
  }

  private void serve(Connection connection) {
    try (connection;
        TimedSession session = new TimedSession(source, clock, rules.longest())) {
      new ControlConnection(connection, rules).serve(session);
    } catch (LinkException e) {
      LOG.log(System.Logger.Level.DEBUG, () -> "a client has gone: " + e.getMessage());
    } catch (InterruptedException _) {
      // Closed.
    } finally {
      clients.remove(connection);
    }
  }

  @Override
  public void close() {
    closed = true;
    listener.close();
    acceptor.interrupt();
    clients.forEach((_, thread) -> thread.interrupt());
    try {
      acceptor.join();
      for (Thread thread : clients.values()) {
        thread.join();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      clients.keySet().forEach(Connection::close);
      clock.shutdownNow();
    }
  }
}
