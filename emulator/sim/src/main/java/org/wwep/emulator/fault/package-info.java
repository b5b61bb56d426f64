/**
 * What can go wrong, as values; and what it does to a stream of bytes, without any I/O.
 *
 * <p>Reading order: {@link org.wwep.emulator.fault.Fault} and its kinds, {@link
 * org.wwep.emulator.fault.FaultSpec} (a fault with its name, direction and toxicity), {@link
 * org.wwep.emulator.fault.FaultFormat} (how they are written, in scenarios, JSON and options); then
 * {@link org.wwep.emulator.fault.FaultyStream} and {@link org.wwep.emulator.fault.Delivery}, where
 * bytes go in and come out later, cut, or not at all. Inside: {@code FaultTypes} (the table of
 * types and attributes), {@code FaultFilter} and one class a fault.
 */
@NullMarked
package org.wwep.emulator.fault;

import org.jspecify.annotations.NullMarked;
