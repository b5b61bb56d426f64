package org.wwep.net;

/** The peer refused, is unreachable, or did not answer in time. */
public final class ConnectFailed extends LinkException {
  private static final long serialVersionUID = 1L;

  /** Makes one that says what happened. */
  public ConnectFailed(String message) {
    super(message);
  }

  /** Makes one with the lower layer's own exception behind it. */
  public ConnectFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
