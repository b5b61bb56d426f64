package org.wwep.net;

import org.jspecify.annotations.Nullable;

/** The peer took no bytes in time. */
public final class SendTimeoutException extends LinkException {
  private static final long serialVersionUID = 1L;

  /** Makes one that says what happened. */
  public SendTimeoutException(String message) {
    super(message);
  }

  /** Makes one with the lower layer's own exception behind it. */
  public SendTimeoutException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * Words it, the same on every stack.
   *
   * @param timeout how long it was waited, as a person reads it
   */
  public static SendTimeoutException after(
      @Nullable Endpoint remote, int taken, int length, String timeout) {
    return new SendTimeoutException(
        "%s took %d of %d bytes within %s".formatted(remote, taken, length, timeout));
  }
}
