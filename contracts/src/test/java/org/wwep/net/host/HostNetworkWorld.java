package org.wwep.net.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.Channel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.wwep.net.Endpoint;
import org.wwep.net.NetworkStack;
import org.wwep.net.NetworkWorld;
import org.wwep.rtos.HostRtosWorld;
import org.wwep.rtos.Rtos;

/** Two stacks of this machine, on its loopback interface only. */
public final class HostNetworkWorld implements NetworkWorld {
  private final HostRtosWorld host = new HostRtosWorld(1);
  private final HostStack stack = new HostStack(HostNetworkWorld::lookup);
  private final HostStack peers = new HostStack();
  private final List<Channel> held = new ArrayList<>();

  // This machine may have no name server, and then takes long to say so.
  private static InetAddress[] lookup(String name) throws UnknownHostException {
    if (name.endsWith(".invalid")) {
      throw new UnknownHostException(name + ": Name or service not known");
    }
    return InetAddress.getAllByName(name);
  }

  @Override
  public Rtos rtos() {
    return host.rtos();
  }

  @Override
  public void run(Script script) throws Exception {
    host.run(script);
  }

  @Override
  public NetworkStack stack() {
    return stack;
  }

  @Override
  public NetworkStack peers() {
    return peers;
  }

  @Override
  public Endpoint anyPort() {
    return Endpoint.loopback(0);
  }

  /** A listener that accepts nobody, with its queue full: the system then drops every attempt. */
  @Override
  public Endpoint silent() {
    try {
      ServerSocketChannel listener = ServerSocketChannel.open();
      held.add(listener);
      listener.bind(HostConnection.address(Endpoint.loopback(0)), 1);
      InetSocketAddress address = (InetSocketAddress) listener.getLocalAddress();
      for (int i = 0; i < 6; i++) {
        SocketChannel filler = SocketChannel.open();
        held.add(filler);
        filler.configureBlocking(false);
        filler.connect(address);
      }
      return HostConnection.endpoint(address);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String knownName() {
    return "localhost";
  }

  @Override
  public String unknownName() {
    return "name.invalid";
  }

  @Override
  public int openSockets() {
    return stack.openSockets() + peers.openSockets();
  }

  @Override
  public void close() {
    host.close();
    stack.close();
    peers.close();
    try {
      for (Channel channel : held) {
        channel.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
