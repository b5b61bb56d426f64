package org.wwep.net.host;

import org.wwep.net.NetworkStackContract;
import org.wwep.net.NetworkWorld;
import org.wwep.net.bsd.StackNetworkWorld;

/** A stack made of Zephyr's sockets is a stack like any other, on the host. */
class HostSocketStackTest extends NetworkStackContract {
  @Override
  protected NetworkWorld world() {
    return new StackNetworkWorld(new HostNetworkWorld());
  }
}
