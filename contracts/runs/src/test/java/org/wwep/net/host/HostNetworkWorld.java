package org.wwep.net.host;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.wwep.net.Endpoint;
import org.wwep.net.FullListener;
import org.wwep.net.LoopbackWorld;
import org.wwep.net.NetworkStack;
import org.wwep.rtos.HostRtosWorld;
import org.wwep.rtos.Rtos;

/** Two stacks of this machine, on its loopback interface only. */
public final class HostNetworkWorld implements LoopbackWorld {
  private final HostRtosWorld host = new HostRtosWorld(1);
  private final HostStack stack = new HostStack(HostNetworkWorld::lookup);
  private final HostStack peers = new HostStack();
  private final FullListener fullListener = new FullListener();

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
  public Endpoint silent() {
    return fullListener.open();
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
    fullListener.close();
  }
}
