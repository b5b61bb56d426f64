/**
 * Scripted scenarios: what a scenario file says, as pure data.
 *
 * <p>Reading order: {@link org.wwep.emulator.scenario.Scenario}, {@link
 * org.wwep.emulator.scenario.Step}, {@link org.wwep.emulator.scenario.Command}. What reads the
 * files is {@code org.wwep.emulator.scenario.yaml}.
 */
@NullMarked
package org.wwep.emulator.scenario;

import org.jspecify.annotations.NullMarked;
