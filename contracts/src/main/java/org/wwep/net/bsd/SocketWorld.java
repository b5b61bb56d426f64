package org.wwep.net.bsd;

import org.wwep.net.PeerWorld;

/**
 * A world with two devices on one network: one has the sockets under test, the other its peers'.
 */
public interface SocketWorld extends PeerWorld {
  /** Returns the sockets under test, with {@link TestSecurityTags} under their tags. */
  SocketApi sockets();

  /** Returns the sockets its peers listen on, with the same credentials. */
  SocketApi peers();

  /** Counts what is not closed on either side, below the sockets as well. */
  int open();
}
