/**
 * Many devices on real sockets: a load on any server that speaks the protocol, and what became of
 * it.
 *
 * <p>Reading order: {@link org.wwep.emulator.fleet.FleetConfig} and {@link
 * org.wwep.emulator.fleet.PressModel}, {@link org.wwep.emulator.fleet.Fleet}, {@code FleetLoop}
 * (the devices of a thread), {@code FleetDevice} (one device's presses) over its {@code
 * DeviceConnection}, {@code RegisterLedger} (what its register has to be), {@link
 * org.wwep.emulator.fleet.FleetReport}.
 */
@NullMarked
package org.wwep.emulator.fleet;

import org.jspecify.annotations.NullMarked;
