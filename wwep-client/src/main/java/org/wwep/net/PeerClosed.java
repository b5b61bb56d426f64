package org.wwep.net;

/** The peer finished before everything expected was there. */
public final class PeerClosed extends LinkException {
  private static final long serialVersionUID = 1L;

  /** Makes one that says what happened. */
  public PeerClosed(String message) {
    super(message);
  }

  /** Makes one with the lower layer's own exception behind it. */
  public PeerClosed(String message, Throwable cause) {
    super(message, cause);
  }
}
