/**
 * What presses the button.
 *
 * <p>Reading order: {@link org.wwep.emulator.rig.EmulatedFinger}.
 */
@NullMarked
package org.wwep.emulator.rig;

import org.jspecify.annotations.NullMarked;
