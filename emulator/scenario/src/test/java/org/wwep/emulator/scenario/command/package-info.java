/** Tests of the list of commands, and of what hangs on it. */
@NullMarked
package org.wwep.emulator.scenario.command;

import org.jspecify.annotations.NullMarked;
