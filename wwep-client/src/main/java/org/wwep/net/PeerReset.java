package org.wwep.net;

/** The connection broke. */
public final class PeerReset extends LinkException {
  private static final long serialVersionUID = 1L;

  /** Makes one that says what happened. */
  public PeerReset(String message) {
    super(message);
  }

  /** Makes one with the lower layer's own exception behind it. */
  public PeerReset(String message, Throwable cause) {
    super(message, cause);
  }
}
