package org.wwep.net;

/** The peer refused, is unreachable, or did not answer in time. */
public final class ConnectFailed extends LinkException {
  private static final long serialVersionUID = 1L;

  /** Makes one that says what happened. */
  public ConnectFailed(String message) {
    super(message);
  }

  /** Makes one with the lower layer's own exception behind it. */
  public ConnectFailed(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * Words an answer that did not come, the same on every stack.
   *
   * @param timeout how long it was waited, as a person reads it
   */
  public static ConnectFailed noAnswer(Endpoint remote, String timeout) {
    return new ConnectFailed("no answer from " + remote + " within " + timeout);
  }

  /** Words a refusal. */
  public static ConnectFailed refused(Endpoint remote) {
    return new ConnectFailed(remote + " refused: nobody listens there");
  }
}
