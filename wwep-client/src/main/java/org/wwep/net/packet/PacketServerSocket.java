package org.wwep.net.packet;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wwep.net.Connection;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.LocallyClosedException;
import org.wwep.net.NetworkStack;
import org.wwep.net.SecureLayer;
import org.wwep.net.TcpListener;

/**
 * A server's socket, which has one connection at a time: listen, accept, talk, disconnect, accept
 * the next.
 *
 * <p><b>Shape</b>: owned by one task; {@link #disconnect} and {@link #close} may come from any, and
 * end what blocks: {@link LocallyClosedException}. Who connects meanwhile waits in the stack.
 *
 * <p><b>Errors</b>: accepting without listening, or while connected, is an {@link
 * IllegalStateException}.
 *
 * <p><b>Source</b>: {@code wiced_tcp_listen}, {@code wiced_tcp_accept}, {@code
 * wiced_tcp_server_peer} ({@link PacketSocket#peer}), {@code wiced_tcp_disconnect}, {@code
 * wiced_tcp_delete_socket}, {@code wiced_tcp_enable_tls}.
 */
public final class PacketServerSocket implements AutoCloseable {
  /** How long an accept waits unless told otherwise. */
  public static final Duration ACCEPT_TIMEOUT = Duration.ofSeconds(3);

  private final NetworkStack net;
  private final PacketPools pools;
  private final HeldPackets held = new HeldPackets();
  private SecureLayer security = SecureLayer.OPEN;
  private volatile boolean deleted;
  private volatile @Nullable TcpListener listener;
  private volatile @Nullable Connection securing;
  private volatile @Nullable PacketSocket connected;

  /** Makes a socket that does not listen yet. */
  public PacketServerSocket(NetworkStack net, PacketPools pools) {
    this.net = net;
    this.pools = pools;
  }

  /** Secures every connection that is accepted from now on. */
  public void enableTls(SecureLayer security) {
    this.security = security;
  }

  /**
   * Listens.
   *
   * @param local the address to bind to; port 0 takes a free one
   * @throws LinkException as {@link NetworkStack#listen}
   */
  public void listen(Endpoint local) throws LinkException {
    if (listener != null) {
      throw new IllegalStateException("listens already on " + local());
    }
    listener = security.listen(net, local);
  }

  /** Returns where it listens, with the real port; also after closing. */
  public Endpoint local() {
    return listening().local();
  }

  /** Accepts the next connection, within {@link #ACCEPT_TIMEOUT}. */
  public PacketSocket accept() throws LinkException, InterruptedException {
    return accept(ACCEPT_TIMEOUT);
  }

  /**
   * Accepts the next connection, and secures it if TLS is enabled.
   *
   * @throws org.wwep.net.ReceiveTimeoutException if nobody connects in time
   * @throws LinkException as {@link TcpListener#accept}, and if it cannot be secured; the socket
   *     goes on listening
   */
  public PacketSocket accept(Duration timeout) throws LinkException, InterruptedException {
    if (connected != null) {
      throw new IllegalStateException("connected: disconnect before accepting the next");
    }
    TcpListener from = listening();
    if (deleted) {
      throw closed();
    }
    Connection raw = from.accept(timeout);
    securing = raw;
    Connection connection;
    try {
      throwIfDeleted(raw);
      connection = security.secureOrClose(raw);
    } finally {
      securing = null;
    }
    PacketSocket socket = new PacketSocket(pools, connection, held);
    connected = socket;
    throwIfDeleted(connection);
    return socket;
  }

  /** Comes after the connection was shown: either this sees the end, or the end sees that. */
  private void throwIfDeleted(Connection connection) throws LocallyClosedException {
    if (deleted) {
      connection.close();
      throw closed();
    }
  }

  /** Ends the connection, if there is one; the socket may accept again. Packets live on. */
  public void disconnect() {
    PacketSocket current = connected;
    connected = null;
    if (current != null) {
      current.disconnect();
    }
  }

  /**
   * Deletes the socket: it listens no more, and the packets of all its connections have to be
   * deleted by now.
   *
   * @throws PacketMisuseException of kind {@code LEAK} if one is not; it is freed all the same
   */
  public void delete() {
    stop();
    PacketLeaks.free(held).throwIfAny();
  }

  /** Deletes the socket from whatever state, as a clean-up: leaks are logged. Never throws. */
  @Override
  public void close() {
    stop();
    PacketLeaks.free(held).logIfAny();
  }

  private void stop() {
    deleted = true;
    TcpListener open = listener;
    if (open != null) {
      open.close();
    }
    Connection half = securing;
    if (half != null) {
      half.close();
    }
    disconnect();
  }

  private static LocallyClosedException closed() {
    return new LocallyClosedException("the server socket was closed on this side");
  }

  private TcpListener listening() {
    TcpListener open = listener;
    if (open == null) {
      throw new IllegalStateException("not listening");
    }
    return open;
  }
}
