package org.wwep.net;

/** A local port is in use, or may not be had. */
public final class BindFailed extends LinkException {
  private static final long serialVersionUID = 1L;

  /** Makes one that says what happened. */
  public BindFailed(String message) {
    super(message);
  }

  /** Makes one with the lower layer's own exception behind it. */
  public BindFailed(String message, Throwable cause) {
    super(message, cause);
  }

  /** Words that the port is taken, the same on every stack. */
  public static BindFailed inUse(Endpoint local) {
    return new BindFailed(
        "cannot bind "
            + local
            + ": the port is in use; stop who has it, or choose another port or 0 for any");
  }
}
