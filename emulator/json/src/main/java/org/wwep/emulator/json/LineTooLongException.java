package org.wwep.emulator.json;

/** A peer sends a line without an end, or with more than was agreed on. */
public final class LineTooLongException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * Says how long one may be.
   *
   * @param longest how many bytes
   */
  public LineTooLongException(int longest) {
    super("a line is " + longest + " bytes at most");
  }
}
