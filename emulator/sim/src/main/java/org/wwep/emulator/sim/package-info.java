/**
 * Virtual time: firmware and servers run one task at a time, and the clock jumps from one event to
 * the next.
 *
 * <p>Reading order: {@link org.wwep.emulator.sim.Simulation}, {@link
 * org.wwep.emulator.sim.SimRtos}, {@link org.wwep.emulator.sim.WaitQueue} (the one way to block),
 * then inside: {@code Scheduler}, {@code EventLoop} and {@code EventQueue} (what happens next),
 * {@code RadixHeap}, {@code Bucket} and {@code TimeoutHeap} (what happens when), {@code Coroutine}
 * and {@code CoroutinePool} (the stacks of tasks), {@code TaskRunner} and its two kinds (how a task
 * gets the processor), {@code BlockedTaskDetector} (tasks that keep it), {@link
 * org.wwep.emulator.sim.Seed} and {@link org.wwep.emulator.sim.SimRandom}.
 */
@NullMarked
package org.wwep.emulator.sim;

import org.jspecify.annotations.NullMarked;
