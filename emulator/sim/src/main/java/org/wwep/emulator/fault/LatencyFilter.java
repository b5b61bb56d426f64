package org.wwep.emulator.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.wwep.emulator.fault.StreamFault.Latency;

/** Everything comes later, the end and a reset too: they travel as the bytes do. */
final class LatencyFilter implements FaultFilter {
  private final Latency fault;
  private final RandomGenerator random;
  private final FilterHits hits;
  private Instant last = Instant.MIN;

  LatencyFilter(Latency fault, RandomGenerator random, FilterHits hits) {
    this.fault = fault;
    this.random = random;
    this.hits = hits;
  }

  @Override
  public void accept(Delivery delivery, Consumer<Delivery> next) {
    Instant at = FaultFilter.later(delivery.at().plus(delay()), last);
    if (!delivery.isLast()) {
      last = at;
    }
    next.accept(hits.moved(delivery, delivery.moved(at)));
  }

  private Duration delay() {
    long jitter = fault.jitter().toMillis();
    if (jitter == 0) {
      return fault.latency();
    }
    Duration delay = fault.latency().plusMillis(random.nextLong(-jitter, jitter + 1));
    return delay.isNegative() ? Duration.ZERO : delay;
  }
}
