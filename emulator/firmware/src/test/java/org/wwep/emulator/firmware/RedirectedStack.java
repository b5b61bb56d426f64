package org.wwep.emulator.firmware;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.wwep.emulator.testbed.SocketDecorator;
import org.wwep.net.Endpoint;
import org.wwep.net.JoinFailedException;
import org.wwep.net.LinkException;
import org.wwep.net.NetworkStack;
import org.wwep.net.TcpListener;
import org.wwep.net.TcpSocket;

/** A stack on which every name and every connection leads to one server of a test. */
final class RedirectedStack implements NetworkStack {
  private final NetworkStack stack;
  private final Endpoint server;

  RedirectedStack(NetworkStack stack, Endpoint server) {
    this.stack = stack;
    this.server = server;
  }

  @Override
  public void join(Duration timeout) throws JoinFailedException, InterruptedException {
    stack.join(timeout);
  }

  @Override
  public List<InetAddress> resolveAll(String host, Duration timeout) {
    return List.of(server.address());
  }

  @Override
  public TcpSocket socket() throws LinkException {
    return new RedirectedSocket(stack.socket(), server);
  }

  @Override
  public TcpListener listen(Endpoint local) throws LinkException {
    return stack.listen(local);
  }

  @Override
  public void close() {
    stack.close();
  }

  private static final class RedirectedSocket extends SocketDecorator {
    private final Endpoint server;

    RedirectedSocket(TcpSocket socket, Endpoint server) {
      super(socket);
      this.server = server;
    }

    @Override
    public void connect(Endpoint remote, Duration timeout)
        throws LinkException, InterruptedException {
      connect(server, server, timeout);
    }
  }
}
