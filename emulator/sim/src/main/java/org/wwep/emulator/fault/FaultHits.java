package org.wwep.emulator.fault;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How much one fault hit.
 *
 * @param counts by unit; what was not hit is left out
 */
public record FaultHits(Map<HitUnit, Long> counts) {
  /** Nothing. */
  public static final FaultHits NOTHING = new FaultHits(Map.of());

  /** Copies the counts, in the order of the units. */
  public FaultHits {
    Map<HitUnit, Long> copy = new EnumMap<>(HitUnit.class);
    copy.putAll(counts);
    copy.values().removeIf(count -> count == 0);
    counts = Collections.unmodifiableMap(copy);
  }

  /** Returns whether it hit nothing at all. */
  public boolean isNothing() {
    return counts.isEmpty();
  }

  /** Returns it in words, {@code 2 connections, 22 bytes}, or {@code nothing}. */
  @Override
  public String toString() {
    return isNothing()
        ? "nothing"
        : counts.entrySet().stream()
            .map(each -> each.getKey().words(each.getValue()))
            .collect(Collectors.joining(", "));
  }
}
