package org.wwep.emulator.fault;

/** A fault is written wrongly: one line that says what, what was expected, and what to try. */
public final class FaultException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** Makes one that says what is wrong. */
  public FaultException(String message) {
    super(message);
  }
}
