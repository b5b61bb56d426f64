package org.wwep.emulator.external;

import static java.lang.System.Logger.Level.DEBUG;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.wwep.net.BindFailedException;
import org.wwep.net.Connection;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.LocallyClosedException;
import org.wwep.net.ReceiveTimeoutException;
import org.wwep.net.TcpListener;
import org.wwep.net.host.HostDatagrams;
import org.wwep.net.host.HostDatagrams.Datagram;
import org.wwep.net.host.HostStack;
import org.wwep.rtos.Rtos;
import org.wwep.rtos.Task;

/**
 * A name server at a port of this machine, over UDP and TCP, for a board on a bench.
 *
 * <p><b>Shape</b>: each question is answered by a task of its own, 1024 at a time; with more under
 * way a datagram is as good as lost, and a connection waits. What is under way when it is closed
 * gets no answer, and ends with the world.
 */
final class NameServer implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(NameServer.class.getName());
  private static final int AT_A_TIME = 1024;
  private static final int TRIES = 20;
  private static final Duration WAIT = Duration.ofDays(1);
  private static final Duration END = Duration.ofSeconds(2);
  private static final Duration IDLE = Duration.ofSeconds(10);

  private final Rtos rtos;
  private final NameRecords records;
  private final HostStack host;
  private final HostDatagrams datagrams;
  private final TcpListener listener;
  private final Semaphore free = new Semaphore(AT_A_TIME);
  private final List<Task> tasks = new ArrayList<>();

  private NameServer(
      Rtos rtos,
      NameRecords records,
      HostStack host,
      HostDatagrams datagrams,
      TcpListener listener) {
    this.rtos = rtos;
    this.records = records;
    this.host = host;
    this.datagrams = datagrams;
    this.listener = listener;
  }

  /**
   * Starts one.
   *
   * @param local where; port 0 takes one that is free for both
   * @throws LinkException if the port is not available
   */
  static NameServer start(Rtos rtos, Endpoint local, NameRecords records) throws LinkException {
    for (int left = local.port() == 0 ? TRIES : 1; ; left--) {
      HostDatagrams datagrams = HostDatagrams.bind(local);
      HostStack host = new HostStack();
      try {
        TcpListener listener = host.listen(datagrams.local());
        NameServer server = new NameServer(rtos, records, host, datagrams, listener);
        server.tasks.add(rtos.spawn("dns over udp", server::receive));
        server.tasks.add(rtos.spawn("dns over tcp", server::accept));
        return server;
      } catch (LinkException e) {
        datagrams.close();
        host.close();
        if (left == 1 || !(e instanceof BindFailedException)) {
          throw e;
        }
      }
    }
  }

  /** Returns the port. */
  int port() {
    return listener.local().port();
  }

  private void receive() {
    try {
      while (true) {
        Datagram datagram = datagrams.receive();
        if (free.tryAcquire()) {
          rtos.spawn("dns question", () -> answer(datagram));
        }
      }
    } catch (LocallyClosedException _) {
      // The server ends.
    }
  }

  private void answer(Datagram datagram) throws InterruptedException {
    try {
      records.answer(datagram.bytes()).ifPresent(reply -> datagrams.send(reply, datagram.from()));
    } finally {
      free.release();
    }
  }

  private void accept() throws InterruptedException {
    while (true) {
      try {
        Connection connection = listener.accept(WAIT);
        free.acquire();
        rtos.spawn("dns connection", () -> serve(connection));
      } catch (ReceiveTimeoutException _) {
        // Nobody came for a day.
      } catch (LocallyClosedException _) {
        return;
      } catch (LinkException e) {
        LOG.log(DEBUG, "a connection to the name server could not be accepted", e);
      }
    }
  }

  /** Over TCP the length is in front of each message. Source: RFC 1035, 4.2.2. */
  private void serve(Connection connection) throws InterruptedException {
    try (connection) {
      while (true) {
        byte[] length = read(connection, 2);
        if (length.length == 0) {
          return;
        }
        byte[] query = read(connection, ((length[0] & 0xFF) << 8) | (length[1] & 0xFF));
        Optional<byte[]> reply = records.answer(query);
        if (reply.isPresent()) {
          byte[] message = reply.get();
          byte[] framed = new byte[message.length + 2];
          framed[0] = (byte) (message.length >> 8);
          framed[1] = (byte) message.length;
          System.arraycopy(message, 0, framed, 2, message.length);
          connection.send(framed, IDLE);
        }
      }
    } catch (LinkException e) {
      LOG.log(DEBUG, "a connection to the name server ended", e);
    } finally {
      free.release();
    }
  }

  /** Reads this many bytes; none at the peer's end, even in the middle. */
  private static byte[] read(Connection connection, int length)
      throws LinkException, InterruptedException {
    byte[] bytes = new byte[length];
    int have = 0;
    while (have < length) {
      int got = connection.receive(bytes, have, length - have, IDLE);
      if (got < 0) {
        return new byte[0];
      }
      have += got;
    }
    return bytes;
  }

  @Override
  public void close() {
    datagrams.close();
    host.close();
    // The system lets a port go when nobody waits there any more.
    tasks.forEach(task -> task.end(END));
  }
}
