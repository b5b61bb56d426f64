package org.wwep.net.host;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.wwep.net.Connection;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.LocallyClosedException;
import org.wwep.net.ReceiveTimeoutException;
import org.wwep.net.TcpListener;
import org.wwep.rtos.Deadline;

/** A non-blocking server channel; any task may accept. */
final class HostListener implements TcpListener {
  // A burst of this many connections waits its turn; the system may cap it.
  private static final int BACKLOG = 1024;

  private final ServerSocketChannel channel;
  private final OpenSockets sockets;
  final ChannelWaiter waits;
  private final Endpoint local;

  /** Binds; if this throws, the channel is still the caller's. */
  HostListener(ServerSocketChannel channel, Endpoint wanted, OpenSockets sockets)
      throws IOException {
    this.channel = channel;
    this.sockets = sockets;
    this.waits = new ChannelWaiter(channel, sockets);
    channel.bind(HostConnection.address(wanted), BACKLOG);
    this.local = HostConnection.endpoint(channel.getLocalAddress());
  }

  @Override
  public Endpoint local() {
    return local;
  }

  @Override
  public Connection accept(Duration timeout) throws LinkException, InterruptedException {
    Deadline deadline = Deadline.monotonic(timeout);
    ChannelWaiter.throwIfCancelled();
    try {
      do {
        SocketChannel next = channel.accept();
        if (next != null) {
          return kept(next);
        }
      } while (waits.await(SelectionKey.OP_ACCEPT, deadline));
    } catch (ClosedChannelException e) {
      throw HostErrors.because(e, LocallyClosedException.listener(local));
    } catch (IOException e) {
      throw HostErrors.noSocket(e);
    }
    throw ReceiveTimeoutException.nobody(local, deadline.toString());
  }

  private Connection kept(SocketChannel next) throws IOException, LinkException {
    HostConnection connection;
    try {
      connection = new HostConnection(next, sockets);
    } catch (IOException e) {
      next.close();
      throw e;
    }
    sockets.add(connection.waits);
    return connection;
  }

  @Override
  public void close() {
    waits.close();
  }

  @Override
  public String toString() {
    return "listener on " + local;
  }
}
