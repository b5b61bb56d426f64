package org.wwep.emulator.testbed;

import org.wwep.emulator.fault.FaultHits;

/**
 * What became of a fault of a world.
 *
 * @param name the fault's name
 * @param source the device it is for, or {@link ActiveFaults#ALL}
 * @param mayMiss whether it is fine if it hits nothing
 * @param hits how much it hit so far
 */
public record FaultReport(String name, String source, boolean mayMiss, FaultHits hits) {
  /** Returns whether it should have hit something, and did not. */
  public boolean missed() {
    return hits.isNothing() && !mayMiss;
  }
}
