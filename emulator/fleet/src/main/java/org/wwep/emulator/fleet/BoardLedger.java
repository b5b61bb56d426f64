package org.wwep.emulator.fleet;

import java.util.HashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * What a board knows of its register: each press flips the LED and writes what it shows.
 *
 * <p>Owned by the thread of its loop.
 */
final class BoardLedger implements RegisterExpectation {
  private static final int NONE = -1;

  private final BooleanSupplier lit;

  /** What was sent since the last acknowledged press, and may have been written or not. */
  private final Set<Integer> unsure = new HashSet<>(0);

  private int last = NONE;
  private int before = NONE;
  private int denied = NONE;
  private boolean used;
  private boolean failed;
  private boolean forgotten;

  /**
   * Begins with the register as somebody left it.
   *
   * @param lit whether the LED is on
   */
  BoardLedger(BooleanSupplier lit) {
    this.lit = lit;
  }

  /** A press has begun. */
  void begin() {
    used = true;
  }

  /** Nothing is to be said of the register. */
  void forget() {
    forgotten = true;
  }

  /**
   * A press was acknowledged.
   *
   * @return whether its value is another than that of the press before, as far as that is known
   */
  boolean acknowledge(int value) {
    boolean inTurn = last == NONE || failed || value != last;
    before = last;
    last = value;
    unsure.clear();
    denied = NONE;
    failed = false;
    return inTurn;
  }

  /** A press that nothing was sent for has failed. */
  void fail() {
    failed = true;
  }

  /**
   * A press has failed after it was sent.
   *
   * @param value what it wrote
   * @param refused whether the server said that it was not written
   */
  void fail(int value, boolean refused) {
    failed = true;
    if (refused) {
      denied = value;
    } else {
      unsure.add(value);
    }
  }

  @Override
  public boolean isAcknowledged() {
    return last != NONE;
  }

  @Override
  public boolean isUsed() {
    return used && !forgotten;
  }

  @Override
  public String expected() {
    return "the last acknowledged is %04X, the LED is %s"
        .formatted(last, lit.getAsBoolean() ? "on" : "off");
  }

  @Override
  public RegisterVerdict judge(int value) {
    if (value == last) {
      boolean shown = lit.getAsBoolean() == (value != 0);
      return failed || shown ? RegisterVerdict.EQUAL : RegisterVerdict.LED_DIFFERS;
    }
    if (unsure.contains(value)) {
      return RegisterVerdict.EQUAL_TO_LATER;
    }
    if (last == NONE) {
      return RegisterVerdict.UNTOUCHED;
    }
    if (value == denied) {
      return RegisterVerdict.DENIED_WRITTEN;
    }
    return value == before ? RegisterVerdict.TURNED_BACK : RegisterVerdict.FOREIGN;
  }

  @Override
  public RegisterVerdict judgeEmpty() {
    return isAcknowledged() ? RegisterVerdict.LOST : RegisterVerdict.UNTOUCHED;
  }
}
