package org.wwep.net;

/** The network that a connection was on is gone, and the connection with it. */
public final class NetworkLostException extends LinkException {
  private static final long serialVersionUID = 1L;

  /** Makes one that says what happened. */
  public NetworkLostException(String message) {
    super(message);
  }

  /** Makes one with the lower layer's own exception behind it. */
  public NetworkLostException(String message, Throwable cause) {
    super(message, cause);
  }
}
