package org.wwep.net;

/** A host name has no address, or none was given in time. */
public final class NameNotResolvedException extends LinkException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** Why there is no address. */
  public enum Reason {
    /** There is no such name. */
    NO_SUCH_NAME,
    /** The name server says that it cannot answer. */
    SERVER_FAILED,
    /** No answer came, or it is not known which. */
    NO_ANSWER
  }

  /** Makes one that says what happened. */
  public NameNotResolvedException(String message) {
    this(message, Reason.NO_ANSWER);
  }

  /** Makes one that says what happened, and of which kind that is. */
  public NameNotResolvedException(String message, Reason reason) {
    super(message);
    this.reason = reason;
  }

  /** Makes one with the lower layer's own exception behind it. */
  public NameNotResolvedException(String message, Throwable cause) {
    super(message, cause);
    this.reason = Reason.NO_ANSWER;
  }

  /** Returns why there is no address. */
  public Reason reason() {
    return reason;
  }
}
