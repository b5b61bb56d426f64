package org.wwep.emulator.control;

/** A request that comes to nothing; its message is one line that says why and what to do. */
public final class ControlException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Kind kind;

  /** Why it comes to nothing. */
  public enum Kind {
    /** The request is none, or not one that can be done now. */
    REQUEST("request"),
    /** It was done, and what it expects is not so. */
    FAILED("failed"),
    /** The board, its firmware or its rig could not be had, or broke. */
    BOARD("board"),
    /** It took longer than a request may. */
    LATE("late");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** Returns the word that replies have for it. */
    public String word() {
      return word;
    }
  }

  /** Makes one. */
  public ControlException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** Returns why. */
  public Kind kind() {
    return kind;
  }

  static ControlException request(String message) {
    return new ControlException(Kind.REQUEST, message);
  }
}
