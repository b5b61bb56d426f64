package org.wwep.net;

import org.jspecify.annotations.Nullable;

/** Nothing came in time. */
public final class ReceiveTimeoutException extends LinkException {
  private static final long serialVersionUID = 1L;

  /** Makes one that says what happened. */
  public ReceiveTimeoutException(String message) {
    super(message);
  }

  /** Makes one with the lower layer's own exception behind it. */
  public ReceiveTimeoutException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * Words a connection's, the same on every stack.
   *
   * @param timeout how long it was waited, as a person reads it
   */
  public static ReceiveTimeoutException after(@Nullable Endpoint remote, String timeout) {
    return new ReceiveTimeoutException("nothing from " + remote + " within " + timeout);
  }

  /** Words a listener's. */
  public static ReceiveTimeoutException nobody(Endpoint local, String timeout) {
    return new ReceiveTimeoutException("nobody connected to " + local + " within " + timeout);
  }
}
