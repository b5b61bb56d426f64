package org.wwep.net;

import org.jspecify.annotations.Nullable;

/** Nothing came in time. */
public final class ReceiveTimeout extends LinkException {
  private static final long serialVersionUID = 1L;

  /** Makes one that says what happened. */
  public ReceiveTimeout(String message) {
    super(message);
  }

  /** Makes one with the lower layer's own exception behind it. */
  public ReceiveTimeout(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * Words a connection's, the same on every stack.
   *
   * @param timeout how long it was waited, as a person reads it
   */
  public static ReceiveTimeout after(@Nullable Endpoint remote, String timeout) {
    return new ReceiveTimeout("nothing from " + remote + " within " + timeout);
  }

  /** Words a listener's. */
  public static ReceiveTimeout nobody(Endpoint local, String timeout) {
    return new ReceiveTimeout("nobody connected to " + local + " within " + timeout);
  }
}
