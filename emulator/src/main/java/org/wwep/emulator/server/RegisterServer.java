package org.wwep.emulator.server;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
import org.wwep.net.SecureLayer;
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
  private final List<Port> ports;
  private final Semaphore places;
  private final Semaphore refusals;
  private final Semaphore writing;
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private final AtomicLong transactions = new AtomicLong();

  /** One port while it accepts. */
  private record Port(TcpListener listener, SecureLayer layer, List<Task> accepting) {
    String kind() {
      return layer.secures() ? "tls" : "open";
    }
  }

  private RegisterServer(
      Rtos rtos, ServerOptions options, RegisterStore store, Consumer<Transaction> console) {
    this.rtos = rtos;
    this.ports = new ArrayList<>();
    this.options = options;
    this.store = store;
    this.console = console;
    this.refusals = rtos.semaphore(MOST_REFUSALS);
    this.writing = rtos.semaphore(1);
    this.places = rtos.semaphore(options.maxConnections());
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
    RegisterServer server = new RegisterServer(rtos, options, store, console);
    boolean started = false;
    try {
      for (ServerPort port : options.ports()) {
        server.listen(net.listen(port.local()), port.layer());
      }
      started = true;
      return server;
    } finally {
      if (!started) {
        server.close();
      }
    }
  }

  /** Returns where it listens, with the real ports, in the order of the options. */
  public List<Endpoint> local() {
    return ports.stream().map(port -> port.listener().local()).toList();
  }

  /** Returns how many exchanges were answered. */
  public long transactions() {
    return transactions.get();
  }

  /** Stops accepting and ends the connections. */
  @Override
  public void close() {
    for (Port port : ports) {
      port.listener().close();
      port.accepting().forEach(Task::cancel);
    }
    connections.forEach(Connection::close);
  }

  private void listen(TcpListener listener, SecureLayer layer) {
    Port port = new Port(listener, layer, new ArrayList<>());
    ports.add(port);
    port.accepting().add(rtos.spawn("accept " + listener.local(), () -> accept(port)));
  }

  private void accept(Port port) throws InterruptedException {
    while (true) {
      try {
        serve(port.listener().accept(A_WHILE), port);
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

  private void serve(Connection connection, Port port) throws InterruptedException {
    if (!places.acquire(Duration.ZERO)) {
      refuse(connection, port);
      return;
    }
    connections.add(connection);
    Session session =
        new Session(
            rtos,
            connection,
            port.layer(),
            options,
            store,
            exchange -> log(connection.remote(), port.kind(), exchange));
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
  private void refuse(Connection connection, Port port) throws InterruptedException {
    if (!refusals.acquire(Duration.ZERO)) {
      connection.close();
      return;
    }
    connections.add(connection);
    rtos.spawn(
        "refuse " + connection.remote(),
        () -> {
          try {
            sayBusy(connection, port);
          } finally {
            connections.remove(connection);
            refusals.release();
          }
        });
  }

  private void sayBusy(Connection connection, Port port) throws InterruptedException {
    Refused busy = new Refused("too many connections");
    // Before a handshake there is no way to say it that a TLS client would understand.
    try (connection) {
      log(connection.remote(), port.kind(), new Exchange("", busy));
      if (port.layer().secures()) {
        return;
      }
      connection.send(
          Encoder.encode(options.reasons() ? busy : busy.withoutReason()), options.readTimeout());
      new Farewell(rtos, options.readTimeout()).linger(connection);
    } catch (LinkException _) {
      // It did not wait for the answer.
    }
  }

  private void log(Endpoint peer, String port, Exchange exchange) throws InterruptedException {
    writing.acquire();
    try {
      console.accept(
          new Transaction(
              transactions.incrementAndGet(),
              rtos.now(),
              peer,
              port,
              exchange.received(),
              exchange.reply()));
    } finally {
      writing.release();
    }
  }
}
