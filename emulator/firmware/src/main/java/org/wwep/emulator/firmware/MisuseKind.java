package org.wwep.emulator.firmware;

/** Misuse that a board would forgive, and that is reported here. */
public enum MisuseKind {
  /** Something is deleted or released a second time. */
  DOUBLE_DELETE(1),
  /** Data are written past the room that was given. */
  WINDOW_OVERRUN(2),
  /** Something is deleted while it still holds something. */
  LEAK(3),
  /** An interrupt handler calls what may block. */
  BLOCKING_INTERRUPT(4),
  /** A thread used more stack than it asked for. */
  STACK_TOO_SMALL(5),
  /** A thread loops without doing anything. */
  ENDLESS_LOOP(6),
  /** A call that makes no sense. */
  BAD_CALL(7),
  /** What the firmware itself expects, by {@code wwep_expect}, does not hold. */
  EXPECTATION(8),
  /** It waits, and nothing of it was seen from outside since power came. */
  IDLE(9);

  private final int code;

  MisuseKind(int code) {
    this.code = code;
  }

  /** Returns its number in the table of the ABI. */
  public int code() {
    return code;
  }

  /**
   * Returns the one with this number.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static MisuseKind of(long code) {
    for (MisuseKind each : values()) {
      if (each.code == code) {
        return each;
      }
    }
    throw new IllegalArgumentException("no MisuseKind has the number " + code);
  }
}
