package org.wwep.emulator.run;

import org.jspecify.annotations.Nullable;
import org.wwep.emulator.scenario.Step;

/** Does a step that somebody asks for, behind those of the scenario; as a script of the world. */
@FunctionalInterface
interface StepPerformer {
  /**
   * Does it; returns by what it failed, or null.
   *
   * @throws IllegalArgumentException if a file that it names cannot be read
   */
  @Nullable RunFailure perform(Step step) throws InterruptedException;
}
