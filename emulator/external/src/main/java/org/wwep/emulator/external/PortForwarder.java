package org.wwep.emulator.external;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.wwep.net.Connection;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.NetworkStack;
import org.wwep.net.ReceiveTimeoutException;
import org.wwep.net.TcpListener;
import org.wwep.net.TcpSocket;
import org.wwep.net.host.HostStack;
import org.wwep.rtos.Rtos;
import org.wwep.rtos.Task;

/**
 * A port at which a board finds its server: each connection goes on over the device's network, with
 * the faults that are in place there, and is seen on the timeline as if the board had made it.
 */
final class PortForwarder implements AutoCloseable {
  private static final Duration LONG = Duration.ofDays(1);
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final int PIECE = 4096;

  private final Rtos rtos;
  private final NetworkStack net;
  private final String server;
  private final int port;
  private final TcpListener listener;
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private final Set<Task> tasks = ConcurrentHashMap.newKeySet();

  /**
   * Listens.
   *
   * @param host the stack of this machine, on which the board finds the port
   * @param net the device's network
   * @param server the server's name there
   * @param port its port there
   * @throws LinkException if the port is not available
   */
  PortForwarder(
      Rtos rtos, HostStack host, Endpoint local, NetworkStack net, String server, int port)
      throws LinkException {
    this.rtos = rtos;
    this.net = net;
    this.server = server;
    this.port = port;
    this.listener = host.listen(local);
    spawn("port " + local.port(), this::accept);
  }

  /** Returns where it listens. */
  Endpoint local() {
    return listener.local();
  }

  private void spawn(String name, Rtos.Work work) {
    tasks.add(rtos.spawn(name, work));
  }

  private void accept() throws InterruptedException {
    try {
      while (true) {
        try {
          Connection board = listener.accept(LONG);
          connections.add(board);
          spawn("connection to " + server, () -> forward(board));
        } catch (ReceiveTimeoutException _) {
          // Nobody has connected for a day.
        }
      }
    } catch (LinkException _) {
      // The listener was closed.
    }
  }

  private void forward(Connection board) throws InterruptedException {
    try {
      TcpSocket onward = net.socket();
      connections.add(onward);
      try {
        onward.connect(new Endpoint(net.resolve(server, CONNECT), port), CONNECT);
        Task back = rtos.spawn("replies of " + server, () -> copy(onward, board));
        tasks.add(back);
        copy(board, onward);
        boolean _ = back.join(LONG);
        tasks.remove(back);
      } finally {
        end(onward);
      }
    } catch (LinkException _) {
      // What became of the connection is on the timeline: the board sees it broken.
      board.abort();
    } finally {
      end(board);
    }
  }

  private void end(Connection connection) {
    connection.close();
    connections.remove(connection);
  }

  /** Copies one direction to its end; what breaks one side breaks the other. */
  private static void copy(Connection from, Connection to) throws InterruptedException {
    byte[] piece = new byte[PIECE];
    try {
      while (true) {
        int got;
        try {
          got = from.receive(piece, 0, piece.length, LONG);
        } catch (ReceiveTimeoutException _) {
          continue;
        }
        if (got < 0) {
          to.shutdownOutput();
          return;
        }
        to.send(piece, 0, got, LONG);
      }
    } catch (LinkException _) {
      from.abort();
      to.abort();
    }
  }

  /** Breaks what is open, as a board does that loses its power; goes on listening. */
  void breakConnections() {
    connections.forEach(Connection::abort);
  }

  @Override
  public void close() {
    listener.close();
    connections.forEach(Connection::close);
    tasks.forEach(Task::cancel);
  }
}
