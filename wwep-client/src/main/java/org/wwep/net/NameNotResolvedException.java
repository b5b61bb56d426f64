package org.wwep.net;

/** A host name has no address, or none was given in time. */
public final class NameNotResolvedException extends LinkException {
  private static final long serialVersionUID = 1L;

  /** Makes one that says what happened. */
  public NameNotResolvedException(String message) {
    super(message);
  }

  /** Makes one with the lower layer's own exception behind it. */
  public NameNotResolvedException(String message, Throwable cause) {
    super(message, cause);
  }
}
