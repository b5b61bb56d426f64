package org.wwep.emulator.fleet;

/** What a device's presses say of its register. */
interface RegisterExpectation {
  /** Returns whether a press was acknowledged. */
  boolean isAcknowledged();

  /** Returns whether there is anything to say of the register. */
  boolean isUsed();

  /** Says what the register has to have, {@code the last acknowledged is 0001}. */
  String expected();

  /** Judges what the register had when all was over. */
  RegisterVerdict judge(int value);

  /** Judges a register that the server says nobody has written. */
  RegisterVerdict judgeEmpty();
}
