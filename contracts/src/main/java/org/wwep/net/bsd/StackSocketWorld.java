package org.wwep.net.bsd;

import org.wwep.net.LayeredWorld;
import org.wwep.net.NetworkStack;
import org.wwep.net.NetworkWorld;
import org.wwep.net.tls.TestCertificates;
import org.wwep.rtos.Rtos;

/** {@link StackSockets} on both devices of a network. */
public final class StackSocketWorld implements SocketWorld, LayeredWorld {
  private final NetworkWorld below;
  private final StackSockets sockets;
  private final StackSockets peers;

  /** Lays sockets over both stacks of a network, which is closed with this. */
  public StackSocketWorld(NetworkWorld below) {
    this.below = below;
    this.sockets = over(below.stack());
    this.peers = over(below.peers());
  }

  private StackSockets over(NetworkStack net) {
    Rtos rtos = below.rtos();
    StackSockets made = new StackSockets(rtos, net, TestCertificates.tls(rtos::now));
    TestSecurityTags.give(made.credentials());
    return made;
  }

  @Override
  public NetworkWorld below() {
    return below;
  }

  @Override
  public SocketApi sockets() {
    return sockets;
  }

  @Override
  public SocketApi peers() {
    return peers;
  }

  @Override
  public int open() {
    return sockets.openSockets() + peers.openSockets() + below.openSockets();
  }

  @Override
  public void close() {
    sockets.close();
    peers.close();
    below.close();
  }
}
