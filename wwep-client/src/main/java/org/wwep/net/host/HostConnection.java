package org.wwep.net.host;

import static java.lang.System.Logger.Level.DEBUG;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NotYetConnectedException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;
import org.wwep.net.Connection;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.LocallyClosedException;
import org.wwep.net.PeerResetException;
import org.wwep.net.ReceiveTimeoutException;
import org.wwep.net.SendTimeoutException;
import org.wwep.rtos.Deadline;
import org.wwep.value.Ranges;

/** A non-blocking channel: every call tries at once, which mostly does, and waits only if not. */
class HostConnection implements Connection {
  private static final System.Logger LOG = System.getLogger(HostConnection.class.getName());
  private static final Endpoint UNBOUND = new Endpoint(InetAddress.ofLiteral("0.0.0.0"), 0);

  final SocketChannel channel;
  final ChannelWaiter waits;
  private volatile Endpoint local = UNBOUND;
  private volatile @Nullable Endpoint remote;

  /** Takes a fresh or an accepted channel; if this throws, the channel is still the caller's. */
  HostConnection(SocketChannel channel, OpenSockets sockets) throws IOException {
    this.channel = channel;
    this.waits = new ChannelWaiter(channel, sockets);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    learnEndpoints();
  }

  /** Asks the channel for both ends, which it forgets when it closes. */
  final void learnEndpoints() throws IOException {
    SocketAddress own = channel.getLocalAddress();
    if (own != null) {
      local = endpoint(own);
    }
    SocketAddress peer = channel.getRemoteAddress();
    if (peer != null) {
      remote = endpoint(peer);
    }
  }

  static Endpoint endpoint(SocketAddress address) {
    InetSocketAddress inet = (InetSocketAddress) address;
    return new Endpoint(inet.getAddress(), inet.getPort());
  }

  static InetSocketAddress address(Endpoint endpoint) {
    return new InetSocketAddress(endpoint.address(), endpoint.port());
  }

  @Override
  public void send(byte[] bytes, int offset, int length, Duration timeout)
      throws LinkException, InterruptedException {
    Deadline deadline = Deadline.monotonic(timeout);
    ByteBuffer from = slice(bytes, offset, length, 0);
    ChannelWaiter.throwIfCancelled();
    try {
      while (channel.write(from) >= 0 && from.hasRemaining()) {
        if (!waits.await(SelectionKey.OP_WRITE, deadline)) {
          throw SendTimeoutException.after(
              remote, from.position() - offset, length, deadline.toString());
        }
      }
    } catch (NotYetConnectedException | ClosedChannelException e) {
      throw locallyClosed(e);
    } catch (IOException e) {
      throw HostErrors.because(
          e, PeerResetException.sending(remote, String.valueOf(e.getMessage())));
    }
  }

  @Override
  public int sendSome(byte[] bytes, int offset, int length, Duration timeout)
      throws LinkException, InterruptedException {
    Deadline deadline = Deadline.monotonic(timeout);
    ByteBuffer from = slice(bytes, offset, length, 1);
    ChannelWaiter.throwIfCancelled();
    try {
      do {
        int count = channel.write(from);
        if (count > 0) {
          return count;
        }
      } while (waits.await(SelectionKey.OP_WRITE, deadline));
    } catch (NotYetConnectedException | ClosedChannelException e) {
      throw locallyClosed(e);
    } catch (IOException e) {
      throw new PeerResetException(remote + " is gone: " + e.getMessage(), e);
    }
    throw new SendTimeoutException("%s took nothing within %s".formatted(remote, deadline));
  }

  @Override
  public boolean sendable(Duration timeout) throws LinkException, InterruptedException {
    Deadline deadline = Deadline.monotonic(timeout);
    ChannelWaiter.throwIfCancelled();
    try {
      return waits.isReady(SelectionKey.OP_WRITE, deadline);
    } catch (IOException e) {
      throw locallyClosed(e);
    }
  }

  @Override
  public int receive(byte[] buffer, int offset, int length, Duration timeout)
      throws LinkException, InterruptedException {
    Deadline deadline = Deadline.monotonic(timeout);
    ByteBuffer into = slice(buffer, offset, length, 1);
    ChannelWaiter.throwIfCancelled();
    try {
      do {
        int count = channel.read(into);
        if (count == 0) {
          count = readEagerly(into, deadline);
        }
        if (count != 0) {
          return count;
        }
      } while (waits.await(SelectionKey.OP_READ, deadline));
    } catch (NotYetConnectedException | ClosedChannelException e) {
      throw locallyClosed(e);
    } catch (IOException e) {
      throw HostErrors.because(
          e, PeerResetException.receiving(remote, String.valueOf(e.getMessage())));
    }
    throw ReceiveTimeoutException.after(remote, deadline.toString());
  }

  /** A server has many clients, none of which is worth a processor; a client has asked. */
  int readEagerly(ByteBuffer into, Deadline deadline) throws IOException {
    return 0;
  }

  private static ByteBuffer slice(byte[] bytes, int offset, int length, int least) {
    Ranges.slice(bytes, offset, length, least);
    return ByteBuffer.wrap(bytes, offset, length);
  }

  @Override
  public void shutdownOutput() throws LinkException {
    try {
      channel.shutdownOutput();
      waits.wake();
    } catch (NotYetConnectedException | ClosedChannelException e) {
      throw locallyClosed(e);
    } catch (IOException e) {
      throw HostErrors.because(
          e, PeerResetException.sending(remote, String.valueOf(e.getMessage())));
    }
  }

  final LocallyClosedException locallyClosed(Exception cause) {
    return HostErrors.because(cause, LocallyClosedException.connection(remote, waits.isClosed()));
  }

  @Override
  public void acknowledge() {
    if (channel.supportedOptions().contains(ExtendedSocketOptions.TCP_QUICKACK)) {
      try {
        channel.setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
      } catch (IOException e) {
        LOG.log(DEBUG, "the acknowledgement takes its time", e);
      }
    }
  }

  @Override
  public Endpoint remote() {
    return Endpoint.ofPeer(remote);
  }

  @Override
  public Endpoint local() {
    return local;
  }

  @Override
  public void abort() {
    try {
      channel.setOption(StandardSocketOptions.SO_LINGER, 0);
    } catch (IOException e) {
      LOG.log(DEBUG, "closing rather than resetting", e);
    }
    close();
  }

  @Override
  public void close() {
    waits.close();
  }

  @Override
  public String toString() {
    return local + (remote == null ? "" : " to " + remote);
  }
}
