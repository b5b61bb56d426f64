package org.wwep.hal;

/**
 * The board cannot be had: what is wrong, and what to do about it.
 *
 * <p>{@link #getMessage()} is one line for a person and ends with the next thing to try.
 */
public final class HalException extends Exception {
  private static final long serialVersionUID = 1L;

  /** The kinds of trouble that a person mends in different ways. */
  public enum Problem {
    /** The machine is no board that the back end knows. */
    UNKNOWN_BOARD,
    /** There is no GPIO chip. */
    NO_CHIP,
    /** The user may not open the GPIO chip. */
    NO_PERMISSION,
    /** Somebody else holds the line. */
    LINE_BUSY,
    /** The chip has no such line, or it cannot do what is asked. */
    WRONG_PIN,
    /** The native library has no build for this processor or C library. */
    NO_NATIVE_LIBRARY,
    /** Anything else that the driver reports. */
    DRIVER
  }

  private final Problem problem;

  /** Makes one of this kind; the remedy is appended to the message. */
  public HalException(Problem problem, String message, String remedy) {
    super(message + ": " + remedy);
    this.problem = problem;
  }

  /** Makes one of this kind with the driver's own exception behind it. */
  public HalException(Problem problem, String message, String remedy, Throwable cause) {
    super(message + ": " + remedy, cause);
    this.problem = problem;
  }

  /** Returns the kind of trouble. */
  public Problem problem() {
    return problem;
  }
}
