/**
 * What presses the button, and looks at the LED.
 *
 * <p>Reading order: {@link org.wwep.emulator.rig.ButtonPresser} for a key, then the benches with
 * real lines: {@link org.wwep.emulator.rig.GpioSimHarnessFactory} with its {@code SimulatedChip},
 * {@link org.wwep.emulator.rig.LoopbackHarnessFactory}, {@link
 * org.wwep.emulator.rig.HumanHarnessFactory}.
 */
@NullMarked
package org.wwep.emulator.rig;

import org.jspecify.annotations.NullMarked;
