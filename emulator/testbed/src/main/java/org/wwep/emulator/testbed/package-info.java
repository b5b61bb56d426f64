/**
 * Boards with firmware and a server, put together in virtual time or on this machine.
 *
 * <p>Reading order: {@link org.wwep.emulator.testbed.World} and its two kinds, {@link
 * org.wwep.emulator.fault.Host}, {@link org.wwep.emulator.testbed.ActiveFaults}, {@link
 * org.wwep.emulator.testbed.DeviceUnderTest}, {@link org.wwep.emulator.testbed.ServerUnderTest};
 * {@code WorldCertificates} is what TLS takes there.
 */
@NullMarked
package org.wwep.emulator.testbed;

import org.jspecify.annotations.NullMarked;
