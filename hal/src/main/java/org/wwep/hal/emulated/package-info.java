/**
 * The emulated board: buttons that are played, LEDs that remember.
 *
 * <p>Reading order: {@link org.wwep.hal.emulated.EmulatedBoard}, {@link
 * org.wwep.hal.emulated.EmulatedButton}, {@link org.wwep.hal.emulated.EmulatedLed}; then {@link
 * org.wwep.hal.emulated.Bounce}, which makes the edges of a press, and {@link
 * org.wwep.hal.emulated.EmulatedBackend}, which makes the board known. There is no thread and no
 * clock in here: who presses brings both.
 */
@NullMarked
package org.wwep.hal.emulated;

import org.jspecify.annotations.NullMarked;
