package org.wwep.emulator.fault;

import java.time.Instant;
import java.util.function.Consumer;
import org.wwep.emulator.fault.Delivery.Bytes;
import org.wwep.emulator.fault.Delivery.Closed;
import org.wwep.emulator.fault.Delivery.End;
import org.wwep.emulator.fault.Delivery.Reset;
import org.wwep.emulator.fault.StreamFault.Timeout;

/** Bytes are dropped until the connection closes: when it is time, at the end, or on removal. */
final class TimeoutFilter implements FaultFilter {
  private final Timeout fault;
  private final FilterHits hits;

  TimeoutFilter(Timeout fault, FilterHits hits) {
    this.hits = hits;
    this.fault = fault;
  }

  @Override
  public void begin(Instant at, Consumer<Delivery> next) {
    if (fault.timeout().isPositive()) {
      // Whatever comes of the connection until then: no byte gets through, and it ends.
      hits.connection();
      next.accept(new Closed(at.plus(fault.timeout())));
    }
  }

  @Override
  public void accept(Delivery delivery, Consumer<Delivery> next) {
    switch (delivery) {
      case Bytes _ -> hits.delivery(delivery);
      case End end -> {
        hits.connection();
        next.accept(new Closed(end.at()));
      }
      case Reset _, Closed _ -> next.accept(delivery);
    }
  }

  @Override
  public void remove(Instant at, Consumer<Delivery> next) {
    // What was dropped is missing: nothing sensible could follow.
    hits.connection();
    next.accept(new Closed(at));
  }
}
