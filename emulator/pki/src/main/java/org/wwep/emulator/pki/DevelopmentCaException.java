package org.wwep.emulator.pki;

/** The development certificates are not available: what, where, and what to try next. */
public final class DevelopmentCaException extends Exception {
  private static final long serialVersionUID = 1L;

  DevelopmentCaException(String message) {
    super(message);
  }

  /** Makes one with what is in the way. */
  public DevelopmentCaException(String message, Throwable cause) {
    super(message, cause);
  }
}
