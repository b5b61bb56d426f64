package org.wwep.emulator.run;

/** A step did not find what it expected; the message says what that was, and what was seen. */
final class StepFailed extends Exception {
  private static final long serialVersionUID = 1L;

  /** Makes one of {@code expected led1=1, was 0}. */
  StepFailed(String message) {
    super(message);
  }

  /** Makes one that also says what happened lately, if anything did. */
  StepFailed(String message, String lately) {
    super(lately.isEmpty() ? message : message + "; " + lately);
  }

  /** Returns the message, which is always there. */
  String words() {
    return String.valueOf(getMessage());
  }
}
