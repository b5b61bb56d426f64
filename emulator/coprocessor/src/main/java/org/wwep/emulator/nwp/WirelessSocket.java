package org.wwep.emulator.nwp;

import java.time.Duration;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.TcpSocket;

/** A socket of {@link Wireless}; on the network from when it begins to connect. */
final class WirelessSocket extends WirelessConnection implements TcpSocket {
  private final TcpSocket socket;

  WirelessSocket(Wireless wireless, TcpSocket socket) {
    super(wireless, socket);
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
