package org.wwep.net;

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
}
