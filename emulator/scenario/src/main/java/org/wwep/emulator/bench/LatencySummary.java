package org.wwep.emulator.bench;

import java.time.Duration;
import java.util.List;

/**
 * Latencies in a few figures.
 *
 * @param count how many there were
 * @param median half were not longer
 * @param p95 of 100, 95 were not longer
 * @param max the longest
 */
public record LatencySummary(int count, Duration median, Duration p95, Duration max) {
  /**
   * Sums them up.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static LatencySummary of(List<Duration> latencies) {
    if (latencies.isEmpty()) {
      throw new IllegalArgumentException("no latencies to sum up");
    }
    List<Duration> sorted = latencies.stream().sorted().toList();
    return new LatencySummary(sorted.size(), rank(sorted, 50), rank(sorted, 95), sorted.getLast());
  }

  /** The nearest rank: the first that so many of 100 do not exceed. */
  private static Duration rank(List<Duration> sorted, int percent) {
    return sorted.get((sorted.size() * percent + 99) / 100 - 1);
  }
}
