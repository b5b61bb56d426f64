package org.wwep.net.host;

import static java.lang.System.Logger.Level.DEBUG;

import java.io.IOException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.wwep.net.LinkException;
import org.wwep.rtos.Deadline;

/**
 * Waiting for one non-blocking channel, and closing it under those who wait.
 *
 * <p>The channel never blocks, so no lock of its own is held while a task waits: one may wait to
 * send while another waits to receive, both with exact timeouts, and interrupting a task does not
 * close the channel as it would a blocking one. Each wait has a selector to itself.
 */
final class ChannelWaiter {
  private static final System.Logger LOG = System.getLogger(ChannelWaiter.class.getName());

  private final SelectableChannel channel;
  private final OpenSockets sockets;
  private final Set<Selector> waiting = ConcurrentHashMap.newKeySet(2);
  private volatile boolean closed;

  /** Makes the channel non-blocking; if this throws, the channel is still the caller's. */
  ChannelWaiter(SelectableChannel channel, OpenSockets sockets) throws IOException {
    this.channel = channel;
    this.sockets = sockets;
    channel.configureBlocking(false);
  }

  /** Throws if the calling task is cancelled: a call that need not wait would not notice. */
  static void throwIfCancelled() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("cancelled");
    }
  }

  /**
   * Waits until an operation may go on.
   *
   * @param operation one of {@link SelectionKey}'s
   * @return whether to try again: true may come too early, false says the deadline has passed
   */
  boolean await(int operation, Deadline deadline)
      throws IOException, LinkException, InterruptedException {
    long millis = deadline.millisLeft();
    if (millis == 0) {
      return false;
    }
    wait(operation, millis);
    throwIfCancelled();
    return true;
  }

  /** Waits until an operation may go on, and returns whether it may; no time only looks. */
  boolean isReady(int operation, Deadline deadline)
      throws IOException, LinkException, InterruptedException {
    while (true) {
      long millis = deadline.millisLeft();
      boolean ready = wait(operation, millis);
      throwIfCancelled();
      if (ready || millis == 0) {
        return ready;
      }
    }
  }

  private boolean wait(int operation, long millis) throws IOException, LinkException {
    Selector selector = sockets.selectors().take();
    waiting.add(selector);
    try {
      // Looked at after adding: either this sees the close, or the close sees the selector.
      if (closed) {
        throw new AsynchronousCloseException();
      }
      return select(selector, operation, millis);
    } finally {
      waiting.remove(selector);
      sockets.selectors().giveBack(selector);
    }
  }

  private boolean select(Selector selector, int operation, long millis) throws IOException {
    SelectionKey key = channel.register(selector, operation);
    try {
      return (millis == 0 ? selector.selectNow() : selector.select(millis)) > 0;
    } finally {
      // A cancelled key goes at the next selection, and a closed channel only with its last key.
      key.cancel();
      selector.selectNow();
      // Who closes the channel cancels the key as well: marks it, and only then hands it to the
      // selector. In between, cancelling does nothing, and the selector knows of nothing. Left like
      // that in the pool, it would keep the channel open under its closed surface.
      while (!selector.keys().isEmpty()) {
        Thread.onSpinWait();
        selector.selectNow();
      }
    }
  }

  /** Lets everybody who waits try again. */
  void wake() {
    waiting.forEach(Selector::wakeup);
  }

  /** Closes the channel; whoever waits gets a closed-channel exception. */
  void close() {
    closed = true;
    try {
      channel.close();
    } catch (IOException e) {
      LOG.log(DEBUG, "a channel did not close", e);
    }
    wake();
    sockets.remove(this);
  }

  boolean isClosed() {
    return closed;
  }
}
