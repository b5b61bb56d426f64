package org.wwep.net;

/** The stack has no socket or buffer left. */
public final class ResourcesExhaustedException extends LinkException {
  private static final long serialVersionUID = 1L;

  /** Makes one that says what happened. */
  public ResourcesExhaustedException(String message) {
    super(message);
  }

  /** Makes one with the lower layer's own exception behind it. */
  public ResourcesExhaustedException(String message, Throwable cause) {
    super(message, cause);
  }
}
