package org.wwep.emulator.testbed;

import org.wwep.emulator.server.ServerFactory;
import org.wwep.net.NetworkStack;
import org.wwep.net.packet.PoolSizes;
import org.wwep.rtos.Rtos;

/**
 * The course's servers, which are firmware: one for each port, and all share their registers.
 *
 * <p><b>Source</b>: WICED Wi-Fi course, chapter 6; exercise 05 raises both pools from 2 to 6.
 */
public enum CourseServer implements ServerKind {
  /** Exercise 04: one connection at a time, by packets. */
  PACKETS,
  /** Exercise 05: one connection at a time, by callbacks. */
  CALLBACKS,
  /** Exercise 06: several connections at a time, by callbacks. */
  CONCURRENT;

  /** Returns how many packets it has unless told otherwise. */
  public PoolSizes pools() {
    return this == PACKETS ? PoolSizes.DEFAULT : PoolSizes.CALLBACK_SERVER;
  }

  @Override
  public ServerFactory on(Rtos rtos, NetworkStack net) {
    return new CourseServerFactory(this, pools(), rtos, net);
  }

  /** Returns this server with other pools. */
  public ServerKind withPools(PoolSizes pools) {
    return (rtos, net) -> new CourseServerFactory(this, pools, rtos, net);
  }
}
