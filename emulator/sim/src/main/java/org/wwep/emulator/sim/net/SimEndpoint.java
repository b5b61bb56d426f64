package org.wwep.emulator.sim.net;

import org.wwep.emulator.sim.IntrusiveList;

/** What a host holds open: a listener, or one end of a connection. */
abstract sealed class SimEndpoint extends IntrusiveList.Element<SimEndpoint>
    implements AutoCloseable permits SimSender, SimListener {
  /** Closes it; never throws. */
  @Override
  public abstract void close();
}
