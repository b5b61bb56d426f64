package org.wwep.emulator.sim.net;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.sim.SimSource;
import org.wwep.emulator.sim.WaitQueue;
import org.wwep.net.Arrival;
import org.wwep.net.Connection;
import org.wwep.net.LinkException;

/** The connections that a listener accepts. */
record AcceptSource(SimListener listener) implements SimSource<Arrival<Connection>> {
  @Override
  public Optional<Arrival<Connection>> take(Duration timeout) throws InterruptedException {
    return listener.blockingArrivals().take(timeout);
  }

  @Override
  public WaitQueue waiting() {
    return listener.acceptors();
  }

  @Override
  public boolean isOver() {
    return listener.isClosed();
  }

  @Override
  public @Nullable Arrival<Connection> poll() {
    try {
      SimConnection next = listener.poll();
      return next == null ? null : Arrival.of(next);
    } catch (LinkException e) {
      return Arrival.failed(e);
    }
  }
}
