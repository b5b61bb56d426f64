package org.wwep.net;

import java.util.Objects;

/** No connection to the peer. */
public final class ConnectFailedException extends LinkException {
  private static final long serialVersionUID = 1L;

  /** What stood in the way. */
  public enum Reason {
    /** The peer refused: nobody listens there. */
    REFUSED,
    /** No answer in time. */
    NO_ANSWER,
    /** No way to the peer. */
    UNREACHABLE,
    /** Anything else. */
    OTHER
  }

  private final Reason reason;

  /** Makes one that says what happened. */
  public ConnectFailedException(Reason reason, String message) {
    super(message);
    this.reason = Objects.requireNonNull(reason, "reason");
  }

  /** Makes one with the lower layer's own exception behind it. */
  public ConnectFailedException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = Objects.requireNonNull(reason, "reason");
  }

  /** Returns what stood in the way. */
  public Reason reason() {
    return reason;
  }

  /**
   * Words an answer that did not come, the same on every stack.
   *
   * @param timeout how long it was waited, as a person reads it
   */
  public static ConnectFailedException noAnswer(Endpoint remote, String timeout) {
    return new ConnectFailedException(
        Reason.NO_ANSWER, "no answer from " + remote + " within " + timeout);
  }

  /** Words a refusal. */
  public static ConnectFailedException refused(Endpoint remote) {
    return new ConnectFailedException(Reason.REFUSED, remote + " refused: nobody listens there");
  }
}
