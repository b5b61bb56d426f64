package org.wwep.net;

import org.jspecify.annotations.Nullable;

/** The connection broke. */
public final class PeerResetException extends LinkException {
  private static final long serialVersionUID = 1L;

  /** Makes one that says what happened. */
  public PeerResetException(String message) {
    super(message);
  }

  /** Makes one with the lower layer's own exception behind it. */
  public PeerResetException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Words what a send meets, the same on every stack. */
  public static PeerResetException sending(@Nullable Endpoint remote, String why) {
    return new PeerResetException(remote + " is gone: " + why);
  }

  /** Words what a receive meets. */
  public static PeerResetException receiving(@Nullable Endpoint remote, String why) {
    return new PeerResetException(remote + " broke the connection: " + why);
  }
}
