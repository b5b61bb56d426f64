package org.wwep.net.host;

import org.junit.jupiter.api.Tag;
import org.wwep.net.bsd.SocketContract;
import org.wwep.net.bsd.SocketWorld;
import org.wwep.net.bsd.StackSocketWorld;

/** Zephyr's sockets over this machine's own. */
@Tag("slow")
class HostSocketsTest extends SocketContract {
  @Override
  protected SocketWorld world() {
    return new StackSocketWorld(new HostNetworkWorld());
  }
}
