package org.wwep.emulator.run;

import org.wwep.emulator.scenario.StepFailedException;

/** What fails the step under way, whatever that is about: a firmware's end, what always holds. */
@FunctionalInterface
interface RunGuard {
  /**
   * Lets the step go on.
   *
   * @throws StepFailedException if it must not
   */
  void check() throws StepFailedException;
}
