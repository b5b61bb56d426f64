package org.wwep.net.packet;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.WARNING;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import org.jspecify.annotations.Nullable;
import org.wwep.net.Connection;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.LocallyClosedException;
import org.wwep.net.NetworkStack;
import org.wwep.net.ReceiveTimeoutException;
import org.wwep.net.SecureLayer;
import org.wwep.net.TcpListener;
import org.wwep.net.TlsRejectedException;
import org.wwep.rtos.Rtos;
import org.wwep.rtos.Semaphore;
import org.wwep.rtos.Task;

/**
 * Many connections: one task that accepts, and one for each connection, up to a limit. Who connects
 * past the limit waits in the stack.
 *
 * <p><b>Errors</b>: a connection's {@link LinkException} ends that connection and is logged.
 *
 * <p>Owned by the thread that started it, which closes it; not by a task that it runs.
 */
public final class ConnectionTasks implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(ConnectionTasks.class.getName());
  private static final Duration A_WHILE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final Duration END = Duration.ofSeconds(1);

  /**
   * Where, how many, how secure.
   *
   * @param local the address to listen on; port 0 takes a free one
   * @param connections how many connections are served at a time, 1 or more
   * @param security what is laid over each, within that connection's task
   */
  public record Options(Endpoint local, int connections, SecureLayer security) {
    /** Checks the range. */
    public Options {
      if (connections < 1) {
        throw new IllegalArgumentException("at least 1 connection, was " + connections);
      }
    }
  }

  /** Serves one connection, which is closed once this returns. */
  @FunctionalInterface
  public interface Service {
    /** Serves it to its end. */
    void serve(Connection connection) throws LinkException, InterruptedException;
  }

  private static final class ConnectionSlot {
    private final Connection connection;
    private volatile @Nullable Task task;

    ConnectionSlot(Connection connection) {
      this.connection = connection;
    }

    /** Returns whether nothing of it is left, its task included. */
    private boolean hasEnded() throws InterruptedException {
      Task serving = task;
      return serving != null && serving.join(Duration.ZERO);
    }
  }

  private final Rtos rtos;
  private final TcpListener listener;
  private final SecureLayer security;
  private final Service service;
  private final Semaphore free;

  /**
   * In the order in which they came, so that closing them in virtual time repeats. One whose task
   * has ended stays until the next one comes: closing waits for the tasks, not for their work.
   */
  private final Set<ConnectionSlot> places = new CopyOnWriteArraySet<>();

  private final Task accepting;

  private ConnectionTasks(Rtos rtos, TcpListener listener, Options options, Service service) {
    this.rtos = rtos;
    this.listener = listener;
    this.security = options.security();
    this.service = service;
    this.free = rtos.semaphore(options.connections());
    this.accepting = rtos.spawn("accept " + listener.local(), this::accept);
  }

  /**
   * Listens; once this returns, connections are accepted.
   *
   * @throws LinkException as {@link NetworkStack#listen}
   */
  public static ConnectionTasks start(Rtos rtos, NetworkStack net, Options options, Service service)
      throws LinkException {
    return new ConnectionTasks(
        rtos, options.security().listen(net, options.local()), options, service);
  }

  /** Returns where it listens, with the real port. */
  public Endpoint local() {
    return listener.local();
  }

  /** Stops listening, ends every connection and waits for the tasks. */
  @Override
  public void close() {
    listener.close();
    accepting.cancel();
    try {
      accepting.join(END);
      for (ConnectionSlot connectionSlot : places) {
        connectionSlot.connection.close();
        Task task = connectionSlot.task;
        if (task != null) {
          task.cancel();
          task.join(END);
        }
      }
    } catch (InterruptedException _) {
      places.forEach(connectionSlot -> connectionSlot.connection.close());
      Thread.currentThread().interrupt();
    }
  }

  private void accept() throws InterruptedException {
    while (true) {
      free.acquire();
      forgetEnded();
      try {
        begin(new ConnectionSlot(next()));
      } catch (LocallyClosedException _) {
        return;
      }
    }
  }

  private Connection next() throws LocallyClosedException, InterruptedException {
    while (true) {
      try {
        return listener.accept(A_WHILE);
      } catch (ReceiveTimeoutException _) {
        // Nobody came for a while.
      } catch (LocallyClosedException e) {
        throw e;
      } catch (LinkException e) {
        LOG.log(WARNING, () -> "a connection could not be accepted: " + e.getMessage());
        rtos.sleep(PAUSE);
      }
    }
  }

  private void forgetEnded() throws InterruptedException {
    List<ConnectionSlot> ended = new ArrayList<>();
    for (ConnectionSlot connectionSlot : places) {
      if (connectionSlot.hasEnded()) {
        ended.add(connectionSlot);
      }
    }
    ended.forEach(places::remove);
  }

  private void begin(ConnectionSlot connectionSlot) {
    places.add(connectionSlot);
    connectionSlot.task =
        rtos.spawn("serve " + connectionSlot.connection.remote(), () -> serve(connectionSlot));
  }

  private void serve(ConnectionSlot connectionSlot) throws InterruptedException {
    try (Connection connection = security.secureOrClose(connectionSlot.connection)) {
      service.serve(connection);
    } catch (TlsRejectedException e) {
      LOG.log(WARNING, () -> "a connection could not be accepted: " + e.getMessage());
    } catch (LinkException e) {
      LOG.log(DEBUG, () -> connectionSlot.connection.remote() + " ended: " + e.getMessage());
    } finally {
      free.release();
    }
  }
}
