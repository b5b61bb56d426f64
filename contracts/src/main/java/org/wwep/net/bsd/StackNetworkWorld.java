package org.wwep.net.bsd;

import java.time.Duration;
import org.wwep.net.LayeredWorld;
import org.wwep.net.NetworkStack;
import org.wwep.net.NetworkWorld;
import org.wwep.net.tls.TestCertificates;
import org.wwep.net.tls.Tls;

/** A world whose stack under test goes through Zephyr's sockets; its peers do not. */
public final class StackNetworkWorld implements NetworkWorld, LayeredWorld {
  private final NetworkWorld below;
  private final StackSockets sockets;
  private final SocketStack stack;

  /** Lays sockets over the stack of a world, which is closed with this one. */
  public StackNetworkWorld(NetworkWorld below) {
    this.below = below;
    this.sockets =
        new StackSockets(
            below.rtos(),
            below.stack(),
            TestCertificates.tls(() -> below.rtos().now()),
            CredentialFiles.NONE,
            new SocketLimits(1000, Duration.ofSeconds(3), Tls.HANDSHAKE));
    this.stack = new SocketStack(sockets, below.stack()::join);
  }

  @Override
  public NetworkWorld below() {
    return below;
  }

  @Override
  public NetworkStack stack() {
    return stack;
  }

  @Override
  public NetworkStack peers() {
    return below.peers();
  }

  @Override
  public int openSockets() {
    return below.openSockets();
  }

  @Override
  public void close() {
    stack.close();
    below.close();
  }
}
