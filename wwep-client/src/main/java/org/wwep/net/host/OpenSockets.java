package org.wwep.net.host;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.wwep.net.LocallyClosed;

/** What one stack has open, and the selectors it waits with; any thread. */
final class OpenSockets implements AutoCloseable {
  private final Set<Waits> open = ConcurrentHashMap.newKeySet();
  private final Selectors selectors = new Selectors();
  private final Eagerness eagerness =
      new Eagerness(() -> Runtime.getRuntime().availableProcessors());
  private volatile boolean closed;

  Selectors selectors() {
    return selectors;
  }

  Eagerness eagerness() {
    return eagerness;
  }

  /** Counts what is not closed yet, listeners included. */
  int count() {
    return open.size();
  }

  /** Keeps what was just opened until it closes; throws, and closes it, on a closed stack. */
  void add(Waits waits) throws LocallyClosed {
    open.add(waits);
    // Looked at after adding: either this sees the close, or the close sees the socket.
    if (closed) {
      waits.close();
      throw new LocallyClosed("the stack was closed on this side");
    }
  }

  void remove(Waits waits) {
    open.remove(waits);
  }

  @Override
  public void close() {
    closed = true;
    open.forEach(Waits::close);
    selectors.close();
  }
}
