/**
 * The firmware's side of the coprocessor: a driver that knows the channel, and nothing behind it.
 *
 * <p>Reading order: {@link org.wwep.emulator.nwp.driver.NwpDriver}, {@link
 * org.wwep.emulator.nwp.driver.NwpControl} for the radio and the addresses, {@link
 * org.wwep.emulator.nwp.driver.NwpFiles} for the secure flash. Inside: {@code CommandPort} (a
 * command and its response), {@code NwpSockets} (Zephyr's sockets), {@code Transfers} and {@code
 * Polls} (the calls that wait), {@code Waiting} (until a socket is ready).
 */
@NullMarked
package org.wwep.emulator.nwp.driver;

import org.jspecify.annotations.NullMarked;
