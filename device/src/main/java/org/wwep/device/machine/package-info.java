/**
 * The client firmware's state machine: pure, no clock, no I/O.
 *
 * <p>Reading order: {@link org.wwep.device.machine.State} (with the diagram), {@link
 * org.wwep.device.machine.Event}, {@link org.wwep.device.machine.Effect}, then {@link
 * org.wwep.device.machine.ClientMachine}, where an event becomes effects. {@link
 * org.wwep.device.machine.BoardState} is where a press flips the LED and is queued.
 */
@NullMarked
package org.wwep.device.machine;

import org.jspecify.annotations.NullMarked;
