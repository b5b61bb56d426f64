package org.wwep.emulator.run;

import org.wwep.emulator.scenario.Step;

/** Told how a run goes, by its script: what is called here must not wait, but at the end. */
interface RunWatch {
  /** Watches nothing. */
  RunWatch NONE = new RunWatch() {};

  /** Takes the devices and the server, before they have power. */
  default void set(Testbed testbed) {}

  /** Takes that a step begins. */
  default void begun(Step step) {}

  /** Takes that a step has ended, well or not. */
  default void done(Step step) {}

  /**
   * Takes that no step follows; all that was set up ends once this returns.
   *
   * @param performer does further ones until then
   */
  default void ended(StepPerformer performer) throws InterruptedException {}
}
