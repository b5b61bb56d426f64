package org.wwep.emulator.coprocessor.flash;

import java.util.Objects;

/** The secure flash refused; what was committed before is as it was. The message is one clause. */
public final class FlashException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Which rule was broken. */
  public enum Reason {
    /** There is no file of this name. */
    NO_SUCH_FILE,
    /** There is a file of this name. */
    EXISTS,
    /** The access token is not the file's, or is missing. */
    WRONG_TOKEN,
    /** The file is used inside the coprocessor and never leaves it. */
    NOT_READABLE,
    /** The file takes signed updates only. */
    NOT_SIGNED,
    /** There is no room for the file, or for one more in the directory. */
    FULL,
    /** Somebody changed the flash behind the coprocessor's back. */
    TAMPERED,
    /** The flash, or a signed file, is older than what was there before. */
    ROLLED_BACK,
    /** An update's signature does not hold. */
    BAD_SIGNATURE,
    /** No root of the trusted-root catalogue stands behind a certificate. */
    UNKNOWN_ROOT,
    /** The flash belongs to another coprocessor. */
    WRONG_DEVICE,
    /** There is no file system on it. */
    NOT_FORMATTED,
    /** A write did not end well: the coprocessor has to be started again. */
    RESTART,
    /** The operating system says no. */
    DEVICE
  }

  private final Reason reason;

  /** Makes one that says what happened. */
  public FlashException(Reason reason, String message) {
    super(message);
    this.reason = Objects.requireNonNull(reason, "reason");
  }

  /** Makes one with the lower layer's own exception behind it. */
  public FlashException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = Objects.requireNonNull(reason, "reason");
  }

  /** Returns which rule was broken. */
  public Reason reason() {
    return reason;
  }
}
