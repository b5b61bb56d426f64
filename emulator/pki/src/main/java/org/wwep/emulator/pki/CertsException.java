package org.wwep.emulator.pki;

/** The development certificates are not available: what, where, and what to try next. */
public final class CertsException extends Exception {
  private static final long serialVersionUID = 1L;

  CertsException(String message) {
    super(message);
  }

  /** Makes one with what is in the way. */
  public CertsException(String message, Throwable cause) {
    super(message, cause);
  }
}
