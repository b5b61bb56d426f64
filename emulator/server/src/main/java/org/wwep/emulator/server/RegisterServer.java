package org.wwep.emulator.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.wwep.net.Connection;
import org.wwep.net.Endpoint;
import org.wwep.net.LingeringClose;
import org.wwep.net.LinkException;
import org.wwep.net.NetworkStack;
import org.wwep.net.SecureLayer;
import org.wwep.net.TcpListener;
import org.wwep.protocol.ErrorReply;
import org.wwep.protocol.server.Conversation;
import org.wwep.protocol.server.Exchange;
import org.wwep.protocol.server.RegisterStore;
import org.wwep.protocol.server.ServerPort;
import org.wwep.protocol.server.ServerSettings;
import org.wwep.protocol.server.Transaction;
import org.wwep.protocol.server.TransactionConsole;
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
  private static final Duration END = Duration.ofSeconds(1);

  private static final int MOST_REFUSALS = 64;

  private final Rtos rtos;
  private final ServerSettings settings;
  private final RegisterStore store;
  private final TransactionConsole transactionConsole;
  private final List<ListeningPort> ports = new ArrayList<>();
  private final List<Task> accepting = new ArrayList<>();
  private final Semaphore places;
  private final Semaphore refusals;

  /** In the order in which they came, so that closing them in virtual time repeats. */
  private final Set<Connection> connections = Collections.synchronizedSet(new LinkedHashSet<>());

  private volatile boolean closed;

  /** One port while it accepts. */
  private record ListeningPort(TcpListener listener, SecureLayer layer) {}

  private RegisterServer(
      Rtos rtos, ServerSettings settings, RegisterStore store, Consumer<Transaction> sink) {
    this.rtos = rtos;
    this.settings = settings;
    this.store = store;
    this.transactionConsole = new TransactionConsole(rtos, sink);
    this.refusals = rtos.semaphore(MOST_REFUSALS);
    this.places = rtos.semaphore(settings.rules().maxConnections());
  }

  /**
   * Starts a server; once this returns it accepts.
   *
   * @param sink takes one transaction at a time, in order of their numbers
   * @throws LinkException if the port cannot be had
   */
  public static RegisterServer start(
      Rtos rtos,
      NetworkStack net,
      ServerSettings settings,
      RegisterStore store,
      Consumer<Transaction> sink)
      throws LinkException {
    RegisterServer server = new RegisterServer(rtos, settings, store, sink);
    boolean started = false;
    try {
      for (ServerPort port : settings.ports()) {
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

  /** Returns where it listens, with the real ports, in the order of the settings. */
  public List<Endpoint> local() {
    return ports.stream().map(listeningPort -> listeningPort.listener().local()).toList();
  }

  /** Returns it as any server, with its ports. */
  public ServerHandle running() {
    List<ServerHandle.BoundPort> running = new ArrayList<>();
    for (int i = 0; i < ports.size(); i++) {
      running.add(new ServerHandle.BoundPort(local().get(i), ports.get(i).layer().port()));
    }
    return new ServerHandle(running, this::transactions, this::close);
  }

  /** Returns how many exchanges were answered. */
  public long transactions() {
    return transactionConsole.transactions();
  }

  /** Counts the connections that have not ended. */
  int connections() {
    return connections.size();
  }

  /** Stops accepting, and ends the connections; waits for who accepts, at most a second. */
  @Override
  public void close() {
    closed = true;
    ports.forEach(listeningPort -> listeningPort.listener().close());
    accepting.forEach(Task::cancel);
    List.copyOf(connections).forEach(Connection::close);
    try {
      for (Task task : accepting) {
        task.join(END);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void listen(TcpListener listener, SecureLayer layer) {
    ListeningPort listeningPort = new ListeningPort(listener, layer);
    ports.add(listeningPort);
    accepting.add(
        rtos.handle(
            listener.arrivals(),
            new ConnectionAcceptor(
                rtos, listener, connection -> accept(connection, listeningPort))));
  }

  /** Past the limit there are a few places for saying so; past these there is only the close. */
  private void accept(Connection connection, ListeningPort listeningPort)
      throws InterruptedException {
    boolean begun = false;
    try {
      if (closed) {
        return;
      }
      if (places.acquire(Duration.ZERO)) {
        ServerSession serverSession =
            new ServerSession(
                rtos,
                connection,
                listeningPort.layer(),
                settings.rules(),
                store,
                transactionConsole);
        serve(connection, serverSession);
        begun = true;
      } else if (refusals.acquire(Duration.ZERO)) {
        spawn("refuse", connection, refusals, () -> refuse(connection, listeningPort));
        begun = true;
      }
    } finally {
      // Also when the server closes at this very moment, which cancels this task.
      if (!begun) {
        connections.remove(connection);
        connection.close();
      }
    }
  }

  private void serve(Connection connection, ServerSession serverSession) {
    if (serverSession.isOpen()) {
      connections.add(connection);
      SessionHandler handler = serverSession.handler(() -> ended(connection, places));
      rtos.handle(handler.source(), handler);
      closeIfClosed(connection);
    } else {
      spawn("serve", connection, places, serverSession);
    }
  }

  private void spawn(String what, Connection connection, Semaphore place, Rtos.Work work) {
    connections.add(connection);
    rtos.spawn(
        what + " " + connection.remote(),
        () -> {
          try {
            work.run();
          } finally {
            ended(connection, place);
          }
        });
    closeIfClosed(connection);
  }

  private void ended(Connection connection, Semaphore place) {
    connections.remove(connection);
    place.release();
  }

  /** Looked at after adding: either this sees the close, or the close sees the connection. */
  private void closeIfClosed(Connection connection) {
    if (closed) {
      connection.close();
    }
  }

  private void refuse(Connection connection, ListeningPort listeningPort)
      throws InterruptedException {
    List<Exchange> busy = List.of(new Exchange("", new ErrorReply("too many connections")));
    try (connection) {
      transactionConsole.tell(connection.remote(), listeningPort.layer().port(), busy);
      // Before a handshake there is no way to say it that a TLS client would understand.
      if (listeningPort.layer().secures()) {
        return;
      }
      connection.send(
          new Conversation(store, settings.rules()).refused(busy, settings.rules().reasons()),
          settings.rules().readTimeout());
      new LingeringClose(rtos::now, settings.rules().readTimeout()).linger(connection);
    } catch (LinkException _) {
      // It did not wait for the answer.
    }
  }
}
