/**
 * Ways to run firmware that is not a class of this program, found by the service loader.
 *
 * <p>Reading order: {@link org.wwep.emulator.carrier.FirmwareSources}, {@link
 * org.wwep.emulator.carrier.CarrierProvider}, {@link org.wwep.emulator.carrier.Carriers}.
 */
@NullMarked
package org.wwep.emulator.carrier;

import org.jspecify.annotations.NullMarked;
