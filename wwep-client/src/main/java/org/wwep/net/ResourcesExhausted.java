package org.wwep.net;

/** The stack has no socket or buffer left. */
public final class ResourcesExhausted extends LinkException {
  private static final long serialVersionUID = 1L;

  /** Makes one that says what happened. */
  public ResourcesExhausted(String message) {
    super(message);
  }

  /** Makes one with the lower layer's own exception behind it. */
  public ResourcesExhausted(String message, Throwable cause) {
    super(message, cause);
  }
}
