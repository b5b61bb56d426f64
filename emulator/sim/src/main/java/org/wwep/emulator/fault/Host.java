package org.wwep.emulator.fault;

import java.net.InetAddress;
import java.util.List;
import org.wwep.net.NetworkStack;

/** A host of a run from outside: its network stack, and what may be done to it. */
public interface Host extends NetworkStack {
  /** Returns the address that its peers see. */
  InetAddress address();

  /** Counts the sockets and listeners that are not closed. */
  int openSockets();

  /**
   * Puts these faults in place of those so far: of streams, of names, of Wi-Fi. Others are left
   * alone.
   */
  void faults(List<FaultSpec> faults);

  /** Has this told of what faults hit from now on; any thread tells. */
  void onHit(HitListener listener);

  /**
   * Takes the host's power: its connections end without a word to their peers, where a host's can;
   * elsewhere the end of what runs on it closes them.
   */
  void powerLost();

  /** Gives the host its power back: sockets can be made again. */
  void powerBack();
}
