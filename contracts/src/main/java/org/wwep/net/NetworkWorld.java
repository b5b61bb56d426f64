package org.wwep.net;

import org.wwep.rtos.RtosWorld;

/**
 * A world with two devices on one network: the one under test, and the one its peers run on.
 *
 * <p>For a stack that only makes client connections the peers' stack is another kind.
 */
public interface NetworkWorld extends RtosWorld {
  /** Returns the stack under test. */
  NetworkStack stack();

  /** Returns the stack its peers listen on. */
  NetworkStack peers();

  /** Returns where peers listen: an address that {@link #stack()} reaches, port 0. */
  Endpoint anyPort();

  /** Returns where nobody answers a connect, neither with yes nor with no. */
  Endpoint silent();

  /** Returns a name that resolves to {@link #anyPort()}'s address. */
  String knownName();

  /** Returns a name that nobody has. */
  String unknownName();

  /** Counts the sockets and listeners of both stacks that are not closed. */
  int openSockets();
}
