/** {@code firmware build}, {@code firmware new}: firmware of the user's own. */
@NullMarked
package org.wwep.emulator.cli.firmware;

import org.jspecify.annotations.NullMarked;
