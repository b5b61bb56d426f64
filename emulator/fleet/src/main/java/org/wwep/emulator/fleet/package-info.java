/**
 * Many devices on real sockets: a load on any server that speaks the protocol, and what became of
 * it.
 *
 * <p>Reading order: {@link org.wwep.emulator.fleet.FleetConfig} and {@link
 * org.wwep.emulator.fleet.PressModel}, {@link org.wwep.emulator.fleet.Fleet}, {@code FleetLoop}
 * (the devices of a thread), {@code FleetDevice} (one device), {@code DeviceRequests} (its requests
 * over a {@code DeviceConnection}). How it presses is {@code DevicePresses}: {@code
 * ProtocolPresses} by the bare protocol, with {@code RegisterLedger} (what its register has to be),
 * or {@code BoardPresses} on a board with firmware, of which {@code BoardTrace} tells what became
 * of a press, with {@code BoardLedger}. Then {@link org.wwep.emulator.fleet.FleetReport}.
 */
@NullMarked
package org.wwep.emulator.fleet;

import org.jspecify.annotations.NullMarked;
