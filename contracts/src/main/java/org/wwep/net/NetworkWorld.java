package org.wwep.net;

/**
 * A world with two devices on one network: the one under test, and the one its peers run on.
 *
 * <p>For a stack that only makes client connections the peers' stack is another kind.
 */
public interface NetworkWorld extends PeerWorld {
  /** Returns the stack under test. */
  NetworkStack stack();

  /** Returns the stack its peers listen on. */
  NetworkStack peers();

  /** Counts the sockets and listeners of both stacks that are not closed. */
  int openSockets();
}
