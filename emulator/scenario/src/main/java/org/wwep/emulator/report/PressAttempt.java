package org.wwep.emulator.report;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.wwep.emulator.scenario.Milestone;

/**
 * One attempt to get a press to the server.
 *
 * @param from when the firmware began to connect, in nanoseconds since the world began
 * @param to when the reply was in, or the attempt was over otherwise
 * @param failure why it failed, in a word; empty if it did not
 * @param legs which milestones it reached, and when
 */
record PressAttempt(long from, long to, String failure, Map<Milestone, Long> legs) {
  /** Keeps the milestones in their order, those from the connection on. */
  PressAttempt {
    Map<Milestone, Long> ordered = new EnumMap<>(Milestone.class);
    ordered.putAll(legs);
    ordered.keySet().removeIf(milestone -> milestone.compareTo(Milestone.CONNECTED) < 0);
    legs = Collections.unmodifiableMap(ordered);
  }
}
