/**
 * What a scenario says always holds, looked at while a world runs.
 *
 * <p>Reading order: {@link org.wwep.emulator.always.AlwaysWatch}, then inside: {@code
 * ConditionCheck} and its five kinds, {@code RestTracker} (when a device is at rest).
 */
@NullMarked
package org.wwep.emulator.always;

import org.jspecify.annotations.NullMarked;
