/**
 * Scripted scenarios: what a scenario file says, as data, and what a step's command is.
 *
 * <p>Reading order: {@link org.wwep.emulator.scenario.Scenario}, {@link
 * org.wwep.emulator.scenario.Step}, {@link org.wwep.emulator.scenario.Command}, {@link
 * org.wwep.emulator.scenario.StepContext} (what a command works on). The commands are in {@code
 * org.wwep.emulator.scenario.command}, what reads the files is in {@code
 * org.wwep.emulator.scenario.yaml}, what runs them in {@code org.wwep.emulator.run}.
 *
 * <p>Arrows: {@code command -> yaml -> scenario}, and {@code run -> scenario}.
 */
@NullMarked
package org.wwep.emulator.scenario;

import org.jspecify.annotations.NullMarked;
