package org.wwep.emulator.fault;

import java.time.Instant;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.wwep.emulator.fault.Delivery.Bytes;
import org.wwep.emulator.fault.Delivery.Closed;
import org.wwep.emulator.fault.Delivery.End;
import org.wwep.emulator.fault.Delivery.Reset;
import org.wwep.emulator.fault.StreamFault.Slicer;

/** Every chunk comes in pieces; the end waits for the pause behind the last one. */
final class SlicerFilter implements FaultFilter {
  private final Slicer fault;
  private final RandomGenerator random;
  private final FilterHits hits;
  private Instant free = Instant.MIN;

  SlicerFilter(Slicer fault, RandomGenerator random, FilterHits hits) {
    this.fault = fault;
    this.random = random;
    this.hits = hits;
  }

  @Override
  public void accept(Delivery delivery, Consumer<Delivery> next) {
    switch (delivery) {
      case Bytes bytes -> slice(bytes, next);
      case End _, Reset _, Closed _ ->
          next.accept(hits.moved(delivery, delivery.moved(FaultFilter.later(delivery.at(), free))));
    }
  }

  private void slice(Bytes delivery, Consumer<Delivery> next) {
    byte[] bytes = delivery.bytes();
    for (int from = 0; from < bytes.length; ) {
      int to = (int) Math.min(bytes.length, from + size());
      Instant at = FaultFilter.later(delivery.at(), free);
      if (to - from < bytes.length || at.isAfter(delivery.at())) {
        hits.bytes(to - from);
      }
      next.accept(new Bytes(at, Arrays.copyOfRange(bytes, from, to)));
      free = at.plus(fault.delay());
      from = to;
    }
  }

  private long size() {
    long variation = fault.sizeVariation();
    // A variation of the average or more, which toxiproxy takes, would leave pieces empty.
    return Math.max(1, fault.averageSize() + random.nextLong(-variation, variation + 1));
  }
}
