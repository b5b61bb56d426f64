package org.wwep.emulator.server;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.wwep.device.server.Transaction;
import org.wwep.net.Connection;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.LocallyClosed;
import org.wwep.net.NetworkStack;
import org.wwep.net.ReceiveTimeout;
import org.wwep.net.TcpListener;
import org.wwep.protocol.Encoder;
import org.wwep.protocol.Refused;
import org.wwep.protocol.server.Exchange;
import org.wwep.protocol.server.RegisterStore;
import org.wwep.rtos.Rtos;
import org.wwep.rtos.Semaphore;
import org.wwep.rtos.Task;

/**
 * A register server on any network stack: one task that accepts, and one for each connection.
 *
 * <p><b>Errors</b>: a connection's trouble ends that connection; past the limit a connection is
 * answered {@code X} and closed.
 *
 * <p>Owned by the thread that started it, which closes it; the store stays the caller's.
 */
public final class RegisterServer implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("org.wwep.server");
  private static final Duration A_WHILE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private static final int MOST_REFUSALS = 64;

  private final Rtos rtos;
  private final ServerOptions options;
  private final RegisterStore store;
  private final Consumer<Transaction> console;
  private final TcpListener listener;
  private final Semaphore places;
  private final Semaphore refusals;
  private final Semaphore writing;
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private final Task accepting;
  private final AtomicLong transactions = new AtomicLong();

  private RegisterServer(
      Rtos rtos,
      TcpListener listener,
      ServerOptions options,
      RegisterStore store,
      Consumer<Transaction> console) {
    this.rtos = rtos;
    this.listener = listener;
    this.options = options;
    this.store = store;
    this.console = console;
    this.refusals = rtos.semaphore(MOST_REFUSALS);
    this.writing = rtos.semaphore(1);
    this.places = rtos.semaphore(options.maxConnections());
    this.accepting = rtos.spawn("accept " + listener.local(), this::accept);
  }

  /**
   * Starts a server; once this returns it accepts.
   *
   * @param console takes one transaction at a time, in order of their numbers
   * @throws LinkException if the port cannot be had
   */
  public static RegisterServer start(
      Rtos rtos,
      NetworkStack net,
      ServerOptions options,
      RegisterStore store,
      Consumer<Transaction> console)
      throws LinkException {
    return new RegisterServer(rtos, net.listen(options.open()), options, store, console);
  }

  /** Returns where it listens, with the real port. */
  public Endpoint open() {
    return listener.local();
  }

  /** Returns how many exchanges were answered. */
  public long transactions() {
    return transactions.get();
  }

  /** Stops accepting and ends the connections. */
  @Override
  public void close() {
    listener.close();
    accepting.cancel();
    connections.forEach(Connection::close);
  }

  private void accept() throws InterruptedException {
    while (true) {
      try {
        serve(listener.accept(A_WHILE));
      } catch (ReceiveTimeout _) {
        // Nobody came for a while.
      } catch (LocallyClosed _) {
        return;
      } catch (LinkException e) {
        LOG.log(Level.WARNING, () -> "a connection could not be accepted: " + e.getMessage());
        rtos.sleep(PAUSE);
      }
    }
  }

  private void serve(Connection connection) throws InterruptedException {
    if (!places.acquire(Duration.ZERO)) {
      refuse(connection);
      return;
    }
    connections.add(connection);
    Session session =
        new Session(
            rtos, connection, options, store, exchange -> log(connection.remote(), exchange));
    rtos.spawn(
        "serve " + connection.remote(),
        () -> {
          try {
            session.run();
          } finally {
            connections.remove(connection);
            places.release();
          }
        });
  }

  /** Past the limit there are a few places for saying so; past these there is only the close. */
  private void refuse(Connection connection) throws InterruptedException {
    if (!refusals.acquire(Duration.ZERO)) {
      connection.close();
      return;
    }
    connections.add(connection);
    rtos.spawn(
        "refuse " + connection.remote(),
        () -> {
          try {
            sayBusy(connection);
          } finally {
            connections.remove(connection);
            refusals.release();
          }
        });
  }

  private void sayBusy(Connection connection) throws InterruptedException {
    Refused busy = new Refused("too many connections");
    try (connection) {
      log(connection.remote(), new Exchange("", busy));
      connection.send(
          Encoder.encode(options.reasons() ? busy : busy.withoutReason()), options.readTimeout());
      new Farewell(rtos, options.readTimeout()).linger(connection);
    } catch (LinkException _) {
      // It did not wait for the answer.
    }
  }

  private void log(Endpoint peer, Exchange exchange) throws InterruptedException {
    writing.acquire();
    try {
      console.accept(
          new Transaction(
              transactions.incrementAndGet(),
              rtos.now(),
              peer,
              "open",
              exchange.received(),
              exchange.reply()));
    } finally {
      writing.release();
    }
  }
}
