package org.wwep.emulator.bench;

/**
 * What came of looking at one part of a board's wiring.
 *
 * @param board the board's id
 * @param part what of it, {@code btn1}
 * @param line what the bench has of it: a line, a console, a command
 * @param tried what was done
 * @param seen what was seen
 * @param advice what to check, or empty if all is well
 */
public record WiringResult(
    String board, String part, String line, String tried, String seen, String advice) {
  /** Returns whether nothing is left to check. */
  public boolean ok() {
    return advice.isEmpty();
  }
}
