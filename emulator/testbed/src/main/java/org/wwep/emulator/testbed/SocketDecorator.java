package org.wwep.emulator.testbed;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.TcpSocket;

/**
 * A socket that is another one but for what a subclass changes. Its peer is the one that was asked
 * for, even if the way leads elsewhere. Closing it closes the other one.
 */
public abstract class SocketDecorator implements TcpSocket {
  private final TcpSocket socket;
  private volatile @Nullable Endpoint peer;

  /** Decorates a socket. */
  protected SocketDecorator(TcpSocket socket) {
    this.socket = socket;
  }

  /** Connects the other socket on the way to a peer, which this one names as its own. */
  protected final void connect(Endpoint wanted, Endpoint way, Duration timeout)
      throws LinkException, InterruptedException {
    socket.connect(way, timeout);
    peer = wanted;
  }

  @Override
  public void bind(int port) throws LinkException {
    socket.bind(port);
  }

  @Override
  public void send(byte[] bytes, int offset, int length, Duration timeout)
      throws LinkException, InterruptedException {
    socket.send(bytes, offset, length, timeout);
  }

  @Override
  public int sendSome(byte[] bytes, int offset, int length, Duration timeout)
      throws LinkException, InterruptedException {
    return socket.sendSome(bytes, offset, length, timeout);
  }

  @Override
  public int room() {
    return socket.room();
  }

  @Override
  public boolean sendable(Duration timeout) throws LinkException, InterruptedException {
    return socket.sendable(timeout);
  }

  @Override
  public int receive(byte[] buffer, int offset, int length, Duration timeout)
      throws LinkException, InterruptedException {
    return socket.receive(buffer, offset, length, timeout);
  }

  @Override
  public void shutdownOutput() throws LinkException {
    socket.shutdownOutput();
  }

  @Override
  public Optional<String> protection() {
    return socket.protection();
  }

  @Override
  public Endpoint remote() {
    Endpoint wanted = peer;
    return wanted == null ? socket.remote() : wanted;
  }

  @Override
  public Endpoint local() {
    return socket.local();
  }

  @Override
  public void abort() {
    socket.abort();
  }

  @Override
  public void close() {
    socket.close();
  }
}
