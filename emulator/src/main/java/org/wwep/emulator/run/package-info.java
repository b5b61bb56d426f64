/**
 * Running scenarios: on a rig, step by step, to a result.
 *
 * <p>Reading order: {@link org.wwep.emulator.run.RunResult}, {@link
 * org.wwep.emulator.run.StepResult}.
 */
@NullMarked
package org.wwep.emulator.run;

import org.jspecify.annotations.NullMarked;
