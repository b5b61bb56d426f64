package org.wwep.net;

/** This side closed the connection, or it was never connected. */
public final class LocallyClosed extends LinkException {
  private static final long serialVersionUID = 1L;

  /** Makes one that says what happened. */
  public LocallyClosed(String message) {
    super(message);
  }

  /** Makes one with the lower layer's own exception behind it. */
  public LocallyClosed(String message, Throwable cause) {
    super(message, cause);
  }
}
