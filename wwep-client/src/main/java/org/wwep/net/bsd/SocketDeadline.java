package org.wwep.net.bsd;

import java.time.Duration;
import java.time.Instant;
import org.wwep.rtos.Rtos;

/** The end of a call's time, on the system's own clock. */
final class SocketDeadline {
  private final Rtos rtos;
  private final Duration timeout;
  private final Instant end;

  SocketDeadline(Rtos rtos, Duration timeout) {
    this.rtos = rtos;
    this.timeout = timeout;
    this.end = timeout.isZero() ? Instant.MIN : rtos.now().plus(timeout);
  }

  /** Returns what is left, 0 once it is over. */
  Duration left() {
    if (timeout.isZero()) {
      return Duration.ZERO;
    }
    Duration left = Duration.between(rtos.now(), end);
    return left.isNegative() ? Duration.ZERO : left;
  }

  @Override
  public String toString() {
    return timeout.toMillis() + " ms";
  }
}
