package org.wwep.net;

import org.jspecify.annotations.Nullable;

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

  /** Words what a send meets, the same on every stack. */
  public static PeerReset sending(@Nullable Endpoint remote, String why) {
    return new PeerReset(remote + " is gone: " + why);
  }

  /** Words what a receive meets. */
  public static PeerReset receiving(@Nullable Endpoint remote, String why) {
    return new PeerReset(remote + " broke the connection: " + why);
  }
}
