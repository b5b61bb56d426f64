package org.wwep.net;

import java.time.Duration;
import org.wwep.rtos.EventSource;

/** A listening TCP socket. */
public interface TcpListener extends AutoCloseable {
  /** Returns where it listens, with the real port. */
  Endpoint local();

  /**
   * Accepts the next connection; a timeout of 0 only looks.
   *
   * @throws ReceiveTimeoutException if nobody connects in time
   * @throws LocallyClosedException if the listener is closed
   */
  Connection accept(Duration timeout) throws LinkException, InterruptedException;

  /** Returns what is accepted, as a source for one task. */
  default EventSource<Arrival<Connection>> arrivals() {
    return Arrival.source(this::accept);
  }

  /** Stops listening; accepted connections live on. Never throws, may be called twice. */
  @Override
  void close();
}
