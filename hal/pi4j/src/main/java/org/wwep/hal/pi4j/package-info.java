/**
 * Real pins of a Raspberry Pi through Pi4J's gpiod plugin; the only package that knows Pi4J.
 *
 * <p>Reading order: {@link org.wwep.hal.pi4j.Pi4jBackend}, then {@code Pi4jRequirements} (what must
 * be true before a driver is touched), {@code Pi4jDriver} (which claims the lines of a {@link
 * org.wwep.hal.line.LineBoard}), {@code KernelLine} (where edges come from) and {@code Pi4jErrors}
 * (what the driver's exceptions mean).
 *
 * <p>Pi4J logs through SLF4J below the name {@code com.pi4j}, a dozen lines at start and a harmless
 * {@code Failed to cancel input listener!} at the end. A library does not turn off another's log:
 * the command line sets the level of {@code com.pi4j}, to {@code OFF} unless somebody asks for it.
 * No trouble is lost by that, for all of it arrives as {@link org.wwep.hal.HalException}.
 *
 * <p>Nor does it register a shutdown hook: whoever owns the process closes the board on SIGTERM,
 * else the kernel decides what becomes of a lit LED.
 */
@NullMarked
package org.wwep.hal.pi4j;

import org.jspecify.annotations.NullMarked;
