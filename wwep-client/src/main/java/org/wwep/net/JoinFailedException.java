package org.wwep.net;

/** No Wi-Fi network was joined. */
public final class JoinFailedException extends LinkException {
  private static final long serialVersionUID = 1L;

  /** Makes one that says what happened. */
  public JoinFailedException(String message) {
    super(message);
  }

  /** Makes one with the lower layer's own exception behind it. */
  public JoinFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
