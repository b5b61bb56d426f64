/**
 * Running scenarios: on a rig, step by step, to a result.
 *
 * <p>Reading order: {@link org.wwep.emulator.run.RunRequest}, {@link
 * org.wwep.emulator.run.ScenarioRunner}, {@link org.wwep.emulator.run.RunResult}, {@link
 * org.wwep.emulator.run.StepResult}; then inside: {@code ScenarioExecution} (one step after the
 * other), {@code TestbedStepContext} (what their commands work on), {@code ConditionWait} (all
 * waiting).
 */
@NullMarked
package org.wwep.emulator.run;

import org.jspecify.annotations.NullMarked;
