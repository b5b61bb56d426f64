/**
 * What every command has towards the person and the system: lines, JSON, progress, exit codes, the
 * log, signals.
 */
@NullMarked
package org.wwep.emulator.cli.terminal;

import org.jspecify.annotations.NullMarked;
