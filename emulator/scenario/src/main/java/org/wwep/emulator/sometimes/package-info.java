/**
 * What a scenario says is to be seen sometimes, looked for in what a run has told.
 *
 * <p>{@link org.wwep.emulator.sometimes.SometimesCheck} is all of it.
 */
@NullMarked
package org.wwep.emulator.sometimes;

import org.jspecify.annotations.NullMarked;
