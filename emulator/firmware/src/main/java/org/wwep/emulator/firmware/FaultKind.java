package org.wwep.emulator.firmware;

/** What ended a firmware. */
public enum FaultKind {
  /** A processor exception, such as a wild pointer. */
  CRASH(1),
  /** A thread used up its stack. */
  STACK_OVERFLOW(2),
  /** An assertion failed. */
  ASSERT(3),
  /** The firmware called abort. */
  ABORT(4),
  /** The firmware called exit. */
  EXIT(5),
  /** An interrupt handler did not return. */
  ENDLESS_INTERRUPT(6),
  /** A call to the operating system, such as opening a file. */
  FORBIDDEN_CALL(7),
  /** The processor time was used up. */
  PROCESSOR_LIMIT(8),
  /** A sanitizer of the compiler found a mistake. */
  SANITIZER(9),
  /** All its threads have ended, and nothing of it was ever seen from outside. */
  NOTHING_DONE(10);

  private final int code;

  FaultKind(int code) {
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
  public static FaultKind of(long code) {
    for (FaultKind each : values()) {
      if (each.code == code) {
        return each;
      }
    }
    throw new IllegalArgumentException("no FaultKind has the number " + code);
  }
}
