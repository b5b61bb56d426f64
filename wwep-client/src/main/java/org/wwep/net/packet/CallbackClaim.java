package org.wwep.net.packet;

import org.jspecify.annotations.Nullable;

/** Whether a socket has callbacks, and what they left behind when they were taken back. */
final class CallbackClaim {
  private volatile @Nullable Packet left;
  private boolean claimed;

  /** Takes the socket for callbacks. */
  synchronized void claim() {
    if (claimed) {
      throw new IllegalStateException("the socket has callbacks: unregister them first");
    }
    claimed = true;
  }

  /** Gives it back. */
  synchronized void release() {
    claimed = false;
  }

  /** Puts a packet back, which the next receive returns. */
  synchronized void putBack(Packet packet) {
    left = packet;
  }

  /** Takes what was put back, if there is something. */
  @Nullable Packet take() {
    if (left == null) {
      return null;
    }
    synchronized (this) {
      Packet taken = left;
      left = null;
      return taken;
    }
  }
}
