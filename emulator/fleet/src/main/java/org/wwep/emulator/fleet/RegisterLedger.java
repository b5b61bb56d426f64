package org.wwep.emulator.fleet;

/**
 * What a device knows of its register: each press writes the next number, so that a value tells
 * which press it is of.
 *
 * <p><b>Units</b>: numbers are 16 bits and begin anew after 65,535. Owned by the thread of its
 * device.
 */
final class RegisterLedger implements RegisterExpectation {
  private static final int MASK = 0xFFFF;

  /** How many presses behind the last acknowledged are told apart. */
  private static final int MOST = Long.SIZE;

  private int last;
  private int count;
  private boolean acknowledged;
  private int behind;
  private long open;
  private boolean openBeyond;

  /**
   * Begins with the register as somebody left it.
   *
   * @param start the number before the first press's
   */
  RegisterLedger(int start) {
    this.last = start & MASK;
  }

  /** Takes the next number for a press. */
  int next() {
    count++;
    behind++;
    return last + behind & MASK;
  }

  /** The newest press was acknowledged. */
  void acknowledge() {
    last = last + behind & MASK;
    acknowledged = true;
    behind = 0;
    open = 0;
    openBeyond = false;
  }

  /** Nobody knows whether the newest press was written. */
  void leaveOpen() {
    if (behind <= MOST) {
      open |= 1L << (behind - 1);
    } else {
      openBeyond = true;
    }
  }

  @Override
  public boolean isAcknowledged() {
    return acknowledged;
  }

  @Override
  public boolean isUsed() {
    return count > 0;
  }

  @Override
  public String expected() {
    return "the last acknowledged is %04X".formatted(last);
  }

  @Override
  public RegisterVerdict judge(int value) {
    if (acknowledged && value == last) {
      return RegisterVerdict.EQUAL;
    }
    int ahead = value - last & MASK;
    boolean later = ahead >= 1 && ahead <= behind;
    if (later && (ahead <= MOST ? ((open >>> (ahead - 1)) & 1) != 0 : openBeyond)) {
      return RegisterVerdict.EQUAL_TO_LATER;
    }
    if (!acknowledged) {
      // Whatever an earlier run left there.
      return RegisterVerdict.UNTOUCHED;
    }
    if (later) {
      return RegisterVerdict.DENIED_WRITTEN;
    }
    int back = last - value & MASK;
    return back < count - behind ? RegisterVerdict.TURNED_BACK : RegisterVerdict.FOREIGN;
  }

  @Override
  public RegisterVerdict judgeEmpty() {
    return acknowledged ? RegisterVerdict.LOST : RegisterVerdict.UNTOUCHED;
  }
}
