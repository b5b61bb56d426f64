package org.wwep.emulator.testbed;

import org.wwep.emulator.server.RegisterServerFactory;
import org.wwep.emulator.server.ServerFactory;
import org.wwep.net.NetworkStack;
import org.wwep.rtos.Rtos;

/**
 * Which server a world has, before it is on a network: the register server, one of the course's, or
 * firmware of the user's own. An interface so that a test may run a faulty one.
 */
@FunctionalInterface
public interface ServerKind {
  /** The register server. */
  ServerKind REGISTER_SERVER = RegisterServerFactory::new;

  /** Returns what starts it on this network. */
  ServerFactory on(Rtos rtos, NetworkStack net);
}
