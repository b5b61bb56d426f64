package org.wwep.emulator.sim.net;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.sim.SimSource;
import org.wwep.emulator.sim.WaitQueue;
import org.wwep.net.Arrival;
import org.wwep.net.LinkException;

/** What one end of a connection receives, in pieces of so many bytes at most. */
record ReceiveSource(SimConnection connection, int most) implements SimSource<Arrival<byte[]>> {
  @Override
  public Optional<Arrival<byte[]>> take(Duration timeout) throws InterruptedException {
    return connection.blockingArrivals(most).take(timeout);
  }

  @Override
  public WaitQueue waiting() {
    return connection.readers();
  }

  @Override
  public boolean isOver() {
    return connection.isClosed();
  }

  @Override
  public @Nullable Arrival<byte[]> poll() {
    try {
      return connection.hasArrival() ? Arrival.of(connection.next(most)) : null;
    } catch (LinkException e) {
      return Arrival.failed(e);
    }
  }
}
