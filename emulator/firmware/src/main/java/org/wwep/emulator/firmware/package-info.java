/**
 * Hosts firmware that was not written for this project: its requests are answered on {@link
 * org.wwep.rtos.Rtos}, {@link org.wwep.net.NetworkStack} and {@link org.wwep.hal.Board}.
 *
 * <p>{@link org.wwep.emulator.firmware.Operation} lists what firmware can ask for. A {@link
 * org.wwep.emulator.firmware.FirmwareCarrier} runs it; {@code host} answers; {@code process} is the
 * carrier of child processes; {@code build} calls the compiler.
 */
@NullMarked
package org.wwep.emulator.firmware;

import org.jspecify.annotations.NullMarked;
