package org.wwep.net.host;

import java.net.InetAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.wwep.net.LocallyClosedException;

/** What one stack has open, and the selectors it waits with; any thread. */
final class OpenSockets implements AutoCloseable {
  private final Set<ChannelWaiter> open = ConcurrentHashMap.newKeySet();
  private final SelectorPool selectorPool = new SelectorPool();
  private final BusyPoll busyPoll;
  private final @Nullable InetAddress source;
  private volatile boolean closed;

  /**
   * Makes it with nothing open.
   *
   * @param processors how many there are for looking, see {@link BusyPoll}
   * @param source the address that clients connect from, or null for the system's choice
   */
  OpenSockets(IntSupplier processors, @Nullable InetAddress source) {
    this.busyPoll = new BusyPoll(processors);
    this.source = source;
  }

  /** Returns the address that clients connect from, or null for the system's choice. */
  @Nullable InetAddress source() {
    return source;
  }

  SelectorPool selectors() {
    return selectorPool;
  }

  BusyPoll eagerness() {
    return busyPoll;
  }

  /** Counts what is not closed yet, listeners included. */
  int count() {
    return open.size();
  }

  /** Keeps what was just opened until it closes; throws, and closes it, on a closed stack. */
  void add(ChannelWaiter channelWaiter) throws LocallyClosedException {
    open.add(channelWaiter);
    // Looked at after adding: either this sees the close, or the close sees the socket.
    if (closed) {
      channelWaiter.close();
      throw new LocallyClosedException("the stack was closed on this side");
    }
  }

  void remove(ChannelWaiter channelWaiter) {
    open.remove(channelWaiter);
  }

  @Override
  public void close() {
    closed = true;
    open.forEach(ChannelWaiter::close);
    selectorPool.close();
  }
}
