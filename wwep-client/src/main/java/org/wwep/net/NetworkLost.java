package org.wwep.net;

/** The network that a connection was on is gone, and the connection with it. */
public final class NetworkLost extends LinkException {
  private static final long serialVersionUID = 1L;

  /** Makes one that says what happened. */
  public NetworkLost(String message) {
    super(message);
  }

  /** Makes one with the lower layer's own exception behind it. */
  public NetworkLost(String message, Throwable cause) {
    super(message, cause);
  }
}
