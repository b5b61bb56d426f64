package org.wwep.net;

/** The peer took no bytes in time. */
public final class SendTimeout extends LinkException {
  private static final long serialVersionUID = 1L;

  /** Makes one that says what happened. */
  public SendTimeout(String message) {
    super(message);
  }

  /** Makes one with the lower layer's own exception behind it. */
  public SendTimeout(String message, Throwable cause) {
    super(message, cause);
  }
}
