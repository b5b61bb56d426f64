/**
 * A board that other programs have a hand in: requests of JSON, line by line, and a reply for each.
 * {@code docs/reference/control.md} is the protocol.
 *
 * <p>Reading order: {@link org.wwep.emulator.control.ControlRequest} and {@link
 * org.wwep.emulator.control.ControlVerb} (what can be asked), {@link
 * org.wwep.emulator.control.ControlSession} (what is done), {@link
 * org.wwep.emulator.control.ControlBoard} (the run below), {@link
 * org.wwep.emulator.control.ControlServer} (the port).
 */
@NullMarked
package org.wwep.emulator.control;

import org.jspecify.annotations.NullMarked;
