package org.wwep.emulator.scenario.yaml;

import org.wwep.emulator.scenario.Position;

/**
 * A mistake in a scenario file.
 *
 * @param at where it is
 * @param message one line: what it is, what was expected, and what to do
 */
public record Problem(Position at, String message) {
  /** Longer than any message but one that quotes half a file. */
  private static final int MOST = 700;

  /** Puts the message on one line, whatever the file holds. */
  public Problem {
    message = message.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ").strip();
    if (message.length() > MOST) {
      message = message.substring(0, MOST - 3) + "...";
    }
  }

  /** Returns {@code file:line:column: message}. */
  @Override
  public String toString() {
    return at + ": " + message;
  }
}
