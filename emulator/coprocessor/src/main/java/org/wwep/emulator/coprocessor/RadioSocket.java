package org.wwep.emulator.coprocessor;

import java.time.Duration;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.TcpSocket;

/** A socket of {@link RadioNetworkStack}; on the network from when it begins to connect. */
final class RadioSocket extends RadioConnection implements TcpSocket {
  private final TcpSocket socket;

  RadioSocket(RadioNetworkStack radioNetworkStack, TcpSocket socket) {
    super(radioNetworkStack, socket);
    this.socket = socket;
  }

  @Override
  public void bind(int port) throws LinkException {
    socket.bind(port);
  }

  @Override
  public void connect(Endpoint remote, Duration timeout)
      throws LinkException, InterruptedException {
    wireless().add(this);
    boolean done = false;
    try {
      socket.connect(remote, timeout);
      done = true;
    } catch (LinkException e) {
      throw met(e);
    } finally {
      if (!done) {
        wireless().remove(this);
      }
    }
  }
}
