package org.wwep.emulator.testbed;

import org.wwep.emulator.server.ServerFactory;
import org.wwep.net.NetworkStack;
import org.wwep.rtos.Rtos;

/** The course's servers, which are firmware: one image a port, which share their registers. */
public enum CourseServer implements ServerFirmware {
  /** Exercise 04: one connection at a time, by packets. */
  PACKETS,
  /** Exercise 05: callbacks. */
  CALLBACKS,
  /** Exercise 06: many connections. */
  CONCURRENT;

  @Override
  public ServerFactory on(Rtos rtos, NetworkStack net) {
    return new CourseServerFactory(this, rtos, net);
  }
}
