package org.wwep.emulator.sim.net;

import org.wwep.emulator.sim.Schedule;
import org.wwep.net.NetworkStackContract;
import org.wwep.net.NetworkWorld;
import org.wwep.net.bsd.StackNetworkWorld;

/** A stack made of Zephyr's sockets is a stack like any other, in virtual time. */
class SimSocketStackTest extends NetworkStackContract {
  @Override
  protected NetworkWorld world() {
    return new StackNetworkWorld(new SimNetworkWorld(LinkProfile.WIFI, Schedule.IN_ORDER));
  }
}
