package org.wwep.net;

import org.wwep.rtos.RtosWorld;

/** A world with two devices on one network: the one under test, and the one its peers run on. */
public interface PeerWorld extends RtosWorld {
  /** Returns where peers listen: an address that the device under test reaches, port 0. */
  Endpoint anyPort();

  /** Returns where nobody answers a connect, neither with yes nor with no. */
  Endpoint silent();

  /** Returns a name that resolves to {@link #anyPort()}'s address. */
  String knownName();

  /** Returns a name that nobody has. */
  String unknownName();
}
