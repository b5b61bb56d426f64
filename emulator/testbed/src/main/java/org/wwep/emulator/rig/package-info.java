/**
 * What presses the button, and looks at the LED.
 *
 * <p>Reading order: {@link org.wwep.emulator.rig.EmulatedFinger} for a key, then the benches with
 * real lines: {@link org.wwep.emulator.rig.GpioSimBench} with its {@code SimulatedChip}, {@link
 * org.wwep.emulator.rig.LoopbackBench}, {@link org.wwep.emulator.rig.HumanBench}.
 */
@NullMarked
package org.wwep.emulator.rig;

import org.jspecify.annotations.NullMarked;
