package org.wwep.emulator.testbed;

/**
 * A basic block of firmware: a run of instructions that is entered at its beginning alone.
 *
 * @param function the function that it is of, or empty if unknown
 * @param place file and line, {@code main.c:12}, or empty if unknown
 */
public record BasicBlock(String function, String place) {
  /** Returns where it is, for a person. */
  @Override
  public String toString() {
    return function.isEmpty() && place.isEmpty()
        ? "no line known"
        : function + (function.isEmpty() || place.isEmpty() ? "" : " at ") + place;
  }
}
