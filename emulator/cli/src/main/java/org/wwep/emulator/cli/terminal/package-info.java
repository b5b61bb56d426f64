/**
 * What every command shares towards its user and the operating system: output lines, JSON,
 * progress, exit codes, the log, signals.
 */
@NullMarked
package org.wwep.emulator.cli.terminal;

import org.jspecify.annotations.NullMarked;
