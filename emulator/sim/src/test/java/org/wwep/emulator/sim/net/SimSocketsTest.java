package org.wwep.emulator.sim.net;

import org.wwep.emulator.sim.Schedule;
import org.wwep.net.bsd.SocketContract;
import org.wwep.net.bsd.SocketWorld;
import org.wwep.net.bsd.StackSocketWorld;

/** Zephyr's sockets in virtual time. */
class SimSocketsTest extends SocketContract {
  @Override
  protected SocketWorld world() {
    return new StackSocketWorld(new SimNetworkWorld(LinkProfile.WIFI, Schedule.SHUFFLED));
  }
}
