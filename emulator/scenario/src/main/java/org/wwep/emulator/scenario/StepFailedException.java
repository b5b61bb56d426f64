package org.wwep.emulator.scenario;

/** A step did not find what it expected; the message says what that was, and what was seen. */
public final class StepFailedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Mismatch mismatch;

  /**
   * Makes one of a mismatch.
   *
   * @param lately what happened lately; what is empty is left out
   */
  public StepFailedException(Mismatch mismatch, String... lately) {
    this(mismatch.with(lately));
  }

  private StepFailedException(Mismatch mismatch) {
    super(mismatch.sentence());
    this.mismatch = mismatch;
  }

  /** Returns what was expected, and what was seen. */
  public Mismatch mismatch() {
    return mismatch;
  }
}
