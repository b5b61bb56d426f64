package org.wwep.net.packet;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Whether a socket has callbacks, and what they left behind when they were taken back. */
final class CallbackClaim {
  private final AtomicReference<@Nullable Packet> left = new AtomicReference<>();
  private final AtomicBoolean claimed = new AtomicBoolean();

  /** Takes the socket for callbacks. */
  void claim() {
    if (!claimed.compareAndSet(false, true)) {
      throw new IllegalStateException("the socket has callbacks: unregister them first");
    }
  }

  /** Gives it back. */
  void release() {
    claimed.set(false);
  }

  /** Puts a packet back, which the next receive returns. */
  void putBack(Packet packet) {
    left.set(packet);
  }

  /** Takes what was put back, if there is something. */
  @Nullable Packet take() {
    return left.getAndSet(null);
  }
}
