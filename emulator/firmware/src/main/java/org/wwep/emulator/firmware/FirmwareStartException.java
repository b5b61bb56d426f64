package org.wwep.emulator.firmware;

/** Firmware does not run here: the message says why in one line. */
public final class FirmwareStartException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Makes one that says why. */
  public FirmwareStartException(String message) {
    super(message);
  }

  /** Makes one with the cause below it. */
  public FirmwareStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
