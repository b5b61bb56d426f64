package org.wwep.net.bsd;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wwep.net.Connection;
import org.wwep.net.LinkException;
import org.wwep.net.ReceiveTimeoutException;

/**
 * Bytes that were received to see whether there are any, and wait to be read.
 *
 * <p>Owned by whoever has the right to receive; whether there is something, anybody may look.
 */
final class ReceiveBuffer {
  private static final int MOST = 2048;

  private byte[] bytes = {};
  private int from;
  private volatile int left;
  private volatile boolean ended;
  private volatile @Nullable LinkException trouble;

  /** Returns whether a receive would return at once. */
  boolean isReady() {
    return left > 0 || ended || trouble != null;
  }

  int left() {
    return left;
  }

  boolean ended() {
    return ended;
  }

  /** Returns whether the peer has finished, and all was read. */
  boolean isOver() {
    return ended && left == 0;
  }

  @Nullable LinkException trouble() {
    return trouble;
  }

  /** Receives what there is, for a look; returns whether there is something now. */
  boolean look(Connection connection, Duration timeout) throws InterruptedException {
    if (isReady()) {
      return true;
    }
    if (bytes.length == 0) {
      bytes = new byte[MOST];
    }
    try {
      int count = connection.receive(bytes, 0, bytes.length, timeout);
      from = 0;
      ended = count < 0;
      left = Math.max(count, 0);
      return true;
    } catch (ReceiveTimeoutException e) {
      return false;
    } catch (LinkException e) {
      trouble = e;
      return true;
    }
  }

  /** Gives bytes, and forgets them unless they are only looked at; 0 if there are none. */
  int take(byte[] into, int offset, int length, boolean peek) {
    int held = left;
    int count = Math.min(held, length);
    System.arraycopy(bytes, from, into, offset, count);
    if (!peek) {
      from += count;
      left = held - count;
    }
    return count;
  }
}
