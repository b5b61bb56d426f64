package org.wwep.emulator.fault;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.wwep.emulator.fault.Delivery.Bytes;
import org.wwep.emulator.fault.Delivery.Closed;
import org.wwep.emulator.fault.Delivery.End;
import org.wwep.emulator.fault.Delivery.Reset;
import org.wwep.emulator.fault.StreamFault.Bandwidth;

/** Bytes come when the last of them has been through, in pieces of at most 100 ms. */
final class BandwidthFilter implements FaultFilter {
  private static final long PIECE_MILLIS = 100;
  private static final long NANOS = 1_000_000;

  private final long rate;
  private final FilterHits hits;
  private final List<Delivery> kept = new ArrayList<>();
  private long keptBytes;
  private Instant free = Instant.MIN;

  BandwidthFilter(Bandwidth fault, FilterHits hits) {
    this.hits = hits;
    this.rate = fault.rate();
  }

  @Override
  public void accept(Delivery delivery, Consumer<Delivery> next) {
    switch (delivery) {
      case Bytes bytes -> {
        if (rate == 0) {
          hits.delivery(bytes);
          kept.add(bytes);
          keptBytes += bytes.bytes().length;
        } else {
          transmit(bytes, next);
        }
      }
      case End end -> {
        if (rate == 0) {
          hits.delivery(end);
          kept.add(end);
        } else {
          next.accept(hits.moved(end, end.moved(FaultFilter.later(end.at(), free))));
        }
      }
      case Reset _, Closed _ ->
          next.accept(hits.moved(delivery, delivery.moved(FaultFilter.later(delivery.at(), free))));
    }
  }

  private void transmit(Bytes delivery, Consumer<Delivery> next) {
    hits.delivery(delivery);
    byte[] bytes = delivery.bytes();
    Instant start = FaultFilter.later(delivery.at(), free);
    int piece = (int) Math.min(rate * PIECE_MILLIS, Integer.MAX_VALUE);
    for (int from = 0; from < bytes.length; ) {
      int to = bytes.length - from <= piece ? bytes.length : from + piece;
      // From the start of all, so that nothing is lost to rounding; rate is bytes a millisecond.
      free = start.plusNanos(to * NANOS / rate);
      boolean whole = to - from == bytes.length;
      next.accept(new Bytes(free, whole ? bytes : Arrays.copyOfRange(bytes, from, to)));
      from = to;
    }
  }

  @Override
  public List<Delivery> kept() {
    return kept;
  }

  @Override
  public long keptBytes() {
    return keptBytes;
  }
}
