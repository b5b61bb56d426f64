/**
 * Boards with firmware and a server, put together in virtual time or on this machine.
 *
 * <p>Reading order: {@link org.wwep.emulator.world.World} and its two kinds, {@link
 * org.wwep.emulator.world.DeviceUnderTest}, {@link org.wwep.emulator.world.ServerUnderTest}; {@code
 * Secrets} is what TLS takes there.
 */
@NullMarked
package org.wwep.emulator.world;

import org.jspecify.annotations.NullMarked;
