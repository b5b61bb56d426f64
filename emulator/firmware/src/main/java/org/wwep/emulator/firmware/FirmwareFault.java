package org.wwep.emulator.firmware;

/**
 * What ended a firmware, and where.
 *
 * @param kind what kind of end it was
 * @param text what happened, in a clause
 * @param function the C function, or empty if unknown
 * @param place file and line, {@code main.c:12}, or empty if unknown
 */
public record FirmwareFault(FaultKind kind, String text, String function, String place) {
  /** Makes one of which nobody knows where it was. */
  public FirmwareFault(FaultKind kind, String text) {
    this(kind, text, "", "");
  }

  /** Returns one line for people. */
  @Override
  public String toString() {
    return kind
        + ": "
        + text
        + (function.isEmpty() ? "" : " in " + function)
        + (place.isEmpty() ? "" : " at " + place);
  }
}
