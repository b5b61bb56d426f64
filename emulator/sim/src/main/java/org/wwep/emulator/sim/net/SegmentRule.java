package org.wwep.emulator.sim.net;

import java.util.random.RandomGenerator;

/**
 * A network fault of somebody's own: it sees each segment of a stream as it leaves, and says what
 * becomes of it.
 *
 * <p><b>Shape</b>: asked in virtual time, on the task that sends or on the scheduler's; it must not
 * block. Segments have passed the faults of the {@link org.wwep.emulator.fault.Fault list} before.
 *
 * <p><b>Errors</b>: what it throws ends the run.
 */
@FunctionalInterface
public interface SegmentRule {
  /**
   * Judges one transmission of one segment.
   *
   * @param segment what is about to leave
   * @param random what to draw from: seeded by the world, the rule's name, the connection and its
   *     direction, so that the same seed gives the same run
   */
  SegmentVerdict judge(NetworkSegment segment, RandomGenerator random);
}
