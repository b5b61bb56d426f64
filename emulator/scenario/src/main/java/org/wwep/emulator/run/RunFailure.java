package org.wwep.emulator.run;

import java.time.Duration;
import org.wwep.emulator.scenario.Formats;
import org.wwep.emulator.scenario.Mismatch;

/**
 * By what a run failed.
 *
 * @param where the file, with line, step and time as far as there are some, {@code
 *     button-press.yaml:14 step 3 "LED on" @ 0.500s}
 * @param mismatch what was expected there, and what was in its place
 */
public record RunFailure(String where, Mismatch mismatch) {
  /** Returns a failure at a place and a time of the run. */
  static RunFailure at(String place, Duration time, Mismatch mismatch) {
    return new RunFailure(place + " @ " + Formats.at(time), mismatch);
  }

  /** Returns one line for a person. */
  public String line() {
    return where + ": " + mismatch.sentence();
  }
}
