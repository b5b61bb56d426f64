package org.wwep.emulator.testbed;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.TcpSocket;

/**
 * A socket that is another one but for what a subclass changes. Its peer is the one that was asked
 * for, even if the way leads elsewhere. Closing it closes the other one.
 */
public abstract class SocketDecorator extends ConnectionDecorator implements TcpSocket {
  private final TcpSocket socket;
  private volatile @Nullable Endpoint peer;

  /** Decorates a socket. */
  protected SocketDecorator(TcpSocket socket) {
    super(socket);
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
  public int sendSome(byte[] bytes, int offset, int length, Duration timeout)
      throws LinkException, InterruptedException {
    return socket.sendSome(bytes, offset, length, timeout);
  }

  @Override
  public int room() {
    return socket.room();
  }

  @Override
  public Endpoint remote() {
    Endpoint wanted = peer;
    return wanted == null ? super.remote() : wanted;
  }
}
