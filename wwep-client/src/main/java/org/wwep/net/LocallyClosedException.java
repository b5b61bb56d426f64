package org.wwep.net;

import org.jspecify.annotations.Nullable;

/** This side closed the connection, or it was never connected. */
public final class LocallyClosedException extends LinkException {
  private static final long serialVersionUID = 1L;

  /** Makes one that says what happened. */
  public LocallyClosedException(String message) {
    super(message);
  }

  /** Makes one with the lower layer's own exception behind it. */
  public LocallyClosedException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * Words a connection's, the same on every stack.
   *
   * @param remote the peer, or null if there never was one
   * @param closed whether this side closed; else it cannot send
   */
  public static LocallyClosedException connection(@Nullable Endpoint remote, boolean closed) {
    String what = remote == null ? "the socket" : "the connection to " + remote;
    if (closed) {
      return new LocallyClosedException(what + " was closed on this side");
    }
    return new LocallyClosedException(
        what + (remote == null ? " is not connected" : " has finished sending"));
  }

  /** Words a listener's. */
  public static LocallyClosedException listener(Endpoint local) {
    return new LocallyClosedException("the listener on " + local + " was closed on this side");
  }
}
