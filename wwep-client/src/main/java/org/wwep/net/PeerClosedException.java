package org.wwep.net;

/** The peer finished before everything expected was there. */
public final class PeerClosedException extends LinkException {
  private static final long serialVersionUID = 1L;

  /** Makes one that says what happened. */
  public PeerClosedException(String message) {
    super(message);
  }

  /** Makes one with the lower layer's own exception behind it. */
  public PeerClosedException(String message, Throwable cause) {
    super(message, cause);
  }
}
