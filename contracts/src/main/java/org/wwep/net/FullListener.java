package org.wwep.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.Channel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Listeners on the loopback interface that accept nobody, with their queues full: the system then
 * drops every attempt to connect.
 */
public final class FullListener implements AutoCloseable {
  private static final int FILLERS = 6;

  private final List<Channel> held = new ArrayList<>();

  /** Opens one more, and returns where it listens. */
  public Endpoint open() {
    try {
      ServerSocketChannel listener = ServerSocketChannel.open();
      held.add(listener);
      listener.bind(new InetSocketAddress(Endpoint.loopback(0).address(), 0), 1);
      InetSocketAddress address = (InetSocketAddress) listener.getLocalAddress();
      for (int i = 0; i < FILLERS; i++) {
        SocketChannel filler = SocketChannel.open();
        held.add(filler);
        filler.configureBlocking(false);
        filler.connect(address);
      }
      return Endpoint.loopback(address.getPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      for (Channel channel : held) {
        channel.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
