package org.wwep.emulator.report;

/** Results directories that are no parts of one batch; its message is one line. */
public final class BatchMergeException extends Exception {
  private static final long serialVersionUID = 1L;

  BatchMergeException(String message) {
    super(message);
  }
}
