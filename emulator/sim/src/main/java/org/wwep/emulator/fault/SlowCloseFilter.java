package org.wwep.emulator.fault;

import java.util.function.Consumer;
import org.wwep.emulator.fault.Delivery.Bytes;
import org.wwep.emulator.fault.Delivery.Closed;
import org.wwep.emulator.fault.Delivery.End;
import org.wwep.emulator.fault.Delivery.Reset;
import org.wwep.emulator.fault.StreamFault.SlowClose;

/** The end comes later. */
final class SlowCloseFilter implements FaultFilter {
  private final SlowClose fault;
  private final FilterHits hits;

  SlowCloseFilter(SlowClose fault, FilterHits hits) {
    this.hits = hits;
    this.fault = fault;
  }

  @Override
  public void accept(Delivery delivery, Consumer<Delivery> next) {
    switch (delivery) {
      case Bytes _, Reset _ -> next.accept(delivery);
      case End _, Closed _ ->
          next.accept(hits.moved(delivery, delivery.moved(delivery.at().plus(fault.delay()))));
    }
  }
}
