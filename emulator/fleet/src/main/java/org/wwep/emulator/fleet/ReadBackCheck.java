package org.wwep.emulator.fleet;

/**
 * What a device's register has in the end, against what it has to be.
 *
 * <p>Owned by the thread of its device.
 */
final class ReadBackCheck {
  /** How often a register is asked for before it is given up. */
  private static final int ATTEMPTS = 3;

  private final RegisterExpectation ledger;
  private final boolean own;
  private int attempts;
  private boolean judged;

  /**
   * Begins without a look.
   *
   * @param own whether no other device has the register
   */
  ReadBackCheck(RegisterExpectation ledger, boolean own) {
    this.ledger = ledger;
    this.own = own;
  }

  /** Returns whether the register is to be looked at, and was not. */
  boolean isDue() {
    return own && ledger.isUsed() && !judged && attempts < ATTEMPTS;
  }

  /** The register is asked for. */
  void begin() {
    attempts++;
  }

  /** The register has this value. */
  void has(int value, PressFrame of, FleetTally tally) {
    judge(ledger.judge(value), "%04X".formatted(value), of, tally);
  }

  /** The server says X; one with too much to do may say so as well. */
  void denied(PressFrame of, FleetTally tally) {
    if (attempts == ATTEMPTS || !ledger.isAcknowledged()) {
      judge(ledger.judgeEmpty(), "X", of, tally);
    }
  }

  /** The register could not be read. */
  void failed(String why, FleetTally tally) {
    if (!judged && attempts == ATTEMPTS) {
      tally.judged(RegisterVerdict.UNREAD, why);
    }
  }

  private void judge(RegisterVerdict verdict, String seen, PressFrame of, FleetTally tally) {
    judged = true;
    tally.judged(
        verdict, verdict.isSound() ? "" : "%s: %s, %s".formatted(of, seen, ledger.expected()));
  }
}
