package org.wwep.emulator.firmware.build;

/** Firmware could not be built; the message says why, the compiler's words with it. */
public final class FirmwareBuildException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Makes one that says why. */
  public FirmwareBuildException(String message) {
    super(message);
  }

  /** Makes one with the cause below it. */
  public FirmwareBuildException(String message, Throwable cause) {
    super(message, cause);
  }
}
