/**
 * Virtual time: firmware and servers run one task at a time, and the clock jumps from one event to
 * the next.
 *
 * <p>Reading order: {@link org.wwep.emulator.sim.SimWorld}, {@link org.wwep.emulator.sim.SimRtos},
 * {@link org.wwep.emulator.sim.WaitQueue} (the one way to block), then inside: {@code Scheduler}
 * and {@code Timeline} (what happens next), {@code Agenda} and {@code Slot} (what happens when),
 * {@code Carrier} and its two kinds (how a task gets the processor), {@code Watchdog} (tasks that
 * keep it), {@link org.wwep.emulator.sim.Seed} and {@link org.wwep.emulator.sim.SimRandom}.
 */
@NullMarked
package org.wwep.emulator.sim;

import org.jspecify.annotations.NullMarked;
