/**
 * The firmware's side of the coprocessor: a driver that knows the channel, and nothing behind it.
 *
 * <p>Reading order: {@link org.wwep.emulator.coprocessor.driver.CoprocessorDriver}, {@link
 * org.wwep.emulator.coprocessor.driver.CoprocessorControl} for the radio and the addresses, {@link
 * org.wwep.emulator.coprocessor.driver.CoprocessorFiles} for the secure flash. Inside: {@code
 * CommandPort} (a command and its response), {@code CoprocessorSockets} (Zephyr's sockets), {@code
 * BlockingCalls} and {@code CoprocessorPoller} (the calls that wait), {@code SocketWaiters} (until
 * a socket is ready).
 */
@NullMarked
package org.wwep.emulator.coprocessor.driver;

import org.jspecify.annotations.NullMarked;
