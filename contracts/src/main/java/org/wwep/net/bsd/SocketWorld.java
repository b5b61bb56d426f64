package org.wwep.net.bsd;

import org.wwep.net.Endpoint;
import org.wwep.rtos.RtosWorld;

/**
 * A world with two devices on one network: one has the sockets under test, the other its peers'.
 */
public interface SocketWorld extends RtosWorld {
  /** Returns the sockets under test, with {@link TestSecurityTags} under their tags. */
  SocketApi sockets();

  /** Returns the sockets its peers listen on, with the same credentials. */
  SocketApi peers();

  /** Returns where peers listen: an address that {@link #sockets()} reaches, port 0. */
  Endpoint anyPort();

  /** Returns where nobody answers a connect. */
  Endpoint silent();

  /** Returns a name that resolves to {@link #anyPort()}'s address. */
  String knownName();

  /** Returns a name that nobody has. */
  String unknownName();

  /** Counts what is not closed on either side, below the sockets as well. */
  int open();
}
