/**
 * A bench looked over before scenarios are run on it: its wiring, board by board, and what it adds
 * to a latency by itself.
 *
 * <p>Reading order: {@link org.wwep.emulator.bench.BenchCheck}, which has the boards in a world;
 * {@code BoardCheck}, the order of things for one board, with {@code ButtonCheck}, {@code
 * RestartCheck} and {@code LedCheck}; {@code Reaction}, what was seen since something was tried;
 * {@link org.wwep.emulator.bench.WiringResult}; then {@link
 * org.wwep.emulator.bench.LoopMeasurement} and {@link org.wwep.emulator.bench.LatencySummary}.
 */
@NullMarked
package org.wwep.emulator.bench;

import org.jspecify.annotations.NullMarked;
