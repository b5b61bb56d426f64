package org.wwep.emulator.testbed;

import org.jspecify.annotations.Nullable;
import org.wwep.emulator.fault.FaultHits;
import org.wwep.emulator.fault.FaultSpec;

/**
 * What became of a fault of a world.
 *
 * @param name the fault's name
 * @param source the device it is for, or {@link ActiveFaults#ALL}
 * @param mayMiss whether it is fine if it hits nothing
 * @param hits how much it hit so far
 * @param spec the fault, or null for a rule of somebody's own
 */
public record FaultReport(
    String name, String source, boolean mayMiss, FaultHits hits, @Nullable FaultSpec spec) {
  /** Returns whether it should have hit something, and did not. */
  public boolean missed() {
    return hits.isNothing() && !mayMiss;
  }
}
