/**
 * The network of a world in virtual time.
 *
 * <p>Reading order: {@link org.wwep.emulator.sim.net.SimNetwork}, {@link
 * org.wwep.emulator.sim.net.LinkProfile} (what a path is like), {@link
 * org.wwep.emulator.sim.net.SimHost} (one device's stack), then inside: {@code SimSocket} and
 * {@code SimListener}, {@code SimConnection} (one end) over {@code SimSender} (what it sends),
 * {@code Pipe} and {@code Segment} (one direction), {@code PortTable}, {@code NameTable}; {@link
 * org.wwep.emulator.sim.net.TrafficEvent} is what can be watched. {@link
 * org.wwep.emulator.sim.net.SegmentRule} is a fault of somebody's own, asked by {@code
 * SegmentGate}.
 */
@NullMarked
package org.wwep.emulator.sim.net;

import org.jspecify.annotations.NullMarked;
