package org.wwep.protocol;

/**
 * The request was not carried out.
 *
 * <p><b>Shape.</b> {@code X}, or {@code X}, a space and a short reason.
 *
 * @param reason why, printable ASCII; empty if the server does not say
 */
public record ErrorReply(String reason) implements Reply {
  /** The store is broken or out of reach; whoever runs the server is told why. */
  public static final ErrorReply UNAVAILABLE = new ErrorReply("store unavailable");

  private static final ErrorReply SILENT = new ErrorReply("");

  /** Replaces what is not printable ASCII, so that a reason is always one line. */
  public ErrorReply {
    reason = reason.isEmpty() ? reason : reason.strip().replaceAll("[^ -~]", "?");
  }

  /** Returns a refusal without its reason, as servers send it by default. */
  public ErrorReply withoutReason() {
    return SILENT;
  }

  @Override
  public String frame() {
    return reason.isEmpty() ? "X" : "X " + reason;
  }
}
