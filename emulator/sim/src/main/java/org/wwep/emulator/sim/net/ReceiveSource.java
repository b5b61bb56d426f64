package org.wwep.emulator.sim.net;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.sim.SimSource;
import org.wwep.emulator.sim.WaitQueue;
import org.wwep.net.Arrival;
import org.wwep.net.LinkException;
import org.wwep.rtos.EventSource;

/** What one end of a connection receives into a buffer. */
record ReceiveSource(
    SimConnection connection, byte[] buffer, EventSource<Arrival<Integer>> blocking)
    implements SimSource<Arrival<Integer>> {
  @Override
  public Optional<Arrival<Integer>> take(Duration timeout) throws InterruptedException {
    return blocking.take(timeout);
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
  public @Nullable Arrival<Integer> poll() {
    try {
      int count = connection.poll(buffer, 0, buffer.length);
      return count == 0 ? null : Arrival.of(count);
    } catch (LinkException e) {
      return Arrival.failed(e);
    }
  }
}
