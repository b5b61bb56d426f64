package org.wwep.emulator.run;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.scenario.Mismatch;
import org.wwep.emulator.scenario.Step;

/**
 * What became of one step.
 *
 * @param number the step's number, from 1, in the order of doing; a repeated step counts each time
 * @param step what it was
 * @param from when it began, since the world did
 * @param to when it ended
 * @param mismatch what was expected, what was seen, and the last few edges; or null if it passed
 */
public record StepResult(
    int number, Step step, Duration from, Duration to, @Nullable Mismatch mismatch) {
  /** Returns whether it passed. */
  public boolean passed() {
    return mismatch == null;
  }

  /** Returns the mismatch as a sentence, or null if it passed. */
  public @Nullable String failure() {
    return mismatch == null ? null : mismatch.sentence();
  }
}
