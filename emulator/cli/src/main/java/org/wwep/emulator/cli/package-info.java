/**
 * The {@code wwep} command.
 *
 * <p>Reading order: {@link org.wwep.emulator.cli.Wwep} (the list of commands), then one class a
 * command. {@code ErrorHandler} is where an error becomes one line and an exit code, {@code
 * OptionDefaults} where an option gets its value from elsewhere. Printing is this package's alone.
 */
@NullMarked
package org.wwep.emulator.cli;

import org.jspecify.annotations.NullMarked;
