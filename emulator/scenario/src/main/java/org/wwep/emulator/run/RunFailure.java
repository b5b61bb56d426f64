package org.wwep.emulator.run;

import org.wwep.emulator.scenario.Mismatch;

/**
 * By what a run failed.
 *
 * @param where the file, with line, step and time as far as there are some, {@code
 *     button-press.yaml:14 step 3 "LED on" @ 0.500s}
 * @param mismatch what was expected there, and what was in its place
 */
public record RunFailure(String where, Mismatch mismatch) {
  /** Returns one line for a person. */
  public String line() {
    return where + ": " + mismatch.sentence();
  }
}
