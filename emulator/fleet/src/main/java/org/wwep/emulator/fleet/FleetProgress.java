package org.wwep.emulator.fleet;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How far a fleet is, while it runs.
 *
 * @param acknowledged presses that were acknowledged
 * @param failed presses that were not
 * @param busy devices with a press under way
 */
public record FleetProgress(long acknowledged, long failed, long busy) {
  /** What one thread counts, for others to see; only that thread writes. */
  static final class Counts {
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong busy = new AtomicLong();

    void acknowledged() {
      acknowledged.lazySet(acknowledged.getPlain() + 1);
    }

    void failed(long presses) {
      failed.lazySet(failed.getPlain() + presses);
    }

    void busy(int devices) {
      busy.lazySet(devices);
    }
  }

  /** Returns what both have done. */
  public FleetProgress plus(FleetProgress other) {
    return new FleetProgress(
        acknowledged + other.acknowledged, failed + other.failed, busy + other.busy);
  }

  static FleetProgress of(List<Counts> threads) {
    return new FleetProgress(
        threads.stream().mapToLong(counts -> counts.acknowledged.get()).sum(),
        threads.stream().mapToLong(counts -> counts.failed.get()).sum(),
        threads.stream().mapToLong(counts -> counts.busy.get()).sum());
  }
}
