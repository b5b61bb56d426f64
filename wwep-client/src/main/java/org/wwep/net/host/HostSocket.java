package org.wwep.net.host;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnsupportedAddressTypeException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wwep.net.BindFailedException;
import org.wwep.net.ConnectFailedException;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.LocallyClosedException;
import org.wwep.net.TcpSocket;
import org.wwep.rtos.Deadline;

/** A client's socket: the part before it is a connection. */
final class HostSocket extends HostConnection implements TcpSocket {
  private static final InetAddress ANY = InetAddress.ofLiteral("0.0.0.0");

  private final BusyPoll busyPoll;
  private final @Nullable InetAddress source;

  HostSocket(SocketChannel channel, OpenSockets sockets) throws IOException {
    super(channel, sockets);
    this.busyPoll = sockets.eagerness();
    this.source = sockets.source();
  }

  @Override
  int readEagerly(ByteBuffer into, Deadline deadline) throws IOException {
    return busyPoll.tried(() -> channel.read(into), deadline);
  }

  @Override
  public void bind(int port) throws LinkException {
    Endpoint wanted = new Endpoint(source == null ? ANY : source, port);
    if (waits.isClosed()) {
      throw LocallyClosedException.connection(null, true);
    }
    if (local().port() != 0) {
      throw new IllegalStateException("already bound to " + local());
    }
    if (port == 0) {
      // The system chooses when connecting. Choosing here would take the port from everybody for a
      // minute after the close, not only from this one peer: 28,000 transactions, and none is left.
      return;
    }
    try {
      // The same port again while its last connection is still remembered (TIME_WAIT).
      channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      channel.bind(address(wanted));
      learnEndpoints();
    } catch (ClosedChannelException e) {
      throw locallyClosed(e);
    } catch (IOException e) {
      throw BindFailedException.at(wanted, e);
    }
  }

  @Override
  public void connect(Endpoint remote, Duration timeout)
      throws LinkException, InterruptedException {
    Deadline deadline = Deadline.monotonic(timeout);
    if (remote.port() == 0) {
      throw new IllegalArgumentException("a port to connect to is 1 to 65535, was 0");
    }
    if (channel.isConnected() && !waits.isClosed()) {
      throw new IllegalStateException("already connected to " + remote());
    }
    boolean connected = false;
    try {
      ChannelWaiter.throwIfCancelled();
      bindToSource();
      finish(channel.connect(address(remote)), remote, deadline);
      learnEndpoints();
      connected = true;
    } catch (ClosedChannelException e) {
      throw locallyClosed(e);
    } catch (UnsupportedAddressTypeException e) {
      String family = remote.address() instanceof Inet6Address ? "IPv6" : "IPv4";
      throw new ConnectFailedException(
          ConnectFailedException.Reason.UNREACHABLE,
          remote + " is unreachable: no " + family + " here",
          e);
    } catch (IOException e) {
      throw HostErrors.connect(e, local(), remote);
    } finally {
      if (!connected) {
        close();
      }
    }
  }

  /** A port that was chosen by {@link #bind} stays. */
  private void bindToSource() throws IOException {
    if (source != null && channel.getLocalAddress() == null) {
      channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      channel.bind(new InetSocketAddress(source, 0));
    }
  }

  private void finish(boolean connected, Endpoint remote, Deadline deadline)
      throws IOException, LinkException, InterruptedException {
    while (!connected) {
      connected = channel.finishConnect();
      if (!connected && !waits.await(SelectionKey.OP_CONNECT, deadline)) {
        throw ConnectFailedException.noAnswer(remote, deadline.toString());
      }
    }
  }
}
