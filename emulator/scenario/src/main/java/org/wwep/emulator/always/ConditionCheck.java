package org.wwep.emulator.always;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.scenario.Mismatch;
import org.wwep.emulator.timeline.TimelineEntry;

/** One condition on one device or server, while a world runs. Owned by its watch. */
interface ConditionCheck {
  /** Told what a condition that does not hold is about. */
  interface Report {
    /** It does not hold at this moment. */
    void violated(Mismatch mismatch);

    /** It did not hold when this happened. */
    void violated(Mismatch mismatch, TimelineEntry entry);
  }

  /** Takes what happened. */
  default void happened(TimelineEntry entry) {}

  /** Looks again: something may have changed, or its time has come. */
  default void look(Instant now) {}

  /** Returns when it wants to look at the latest, or null if not before something happens. */
  default @Nullable Instant due() {
    return null;
  }

  /** Returns whether there is nothing that it waits for. */
  default boolean isSettled() {
    return true;
  }

  /** Returns why it was never looked at, if it never was. */
  default Optional<String> unproven() {
    return Optional.empty();
  }
}
