package org.wwep.emulator.fault;

import java.util.function.Consumer;
import org.wwep.emulator.fault.Delivery.Bytes;
import org.wwep.emulator.fault.Delivery.Closed;
import org.wwep.emulator.fault.Delivery.End;
import org.wwep.emulator.fault.Delivery.Reset;
import org.wwep.emulator.fault.StreamFault.ResetPeer;

/** The first that comes sets off the reset, and nothing passes any more. */
final class ResetPeerFilter implements FaultFilter {
  private final ResetPeer fault;
  private final FilterHits hits;
  private boolean off;

  ResetPeerFilter(ResetPeer fault, FilterHits hits) {
    this.hits = hits;
    this.fault = fault;
  }

  @Override
  public void accept(Delivery delivery, Consumer<Delivery> next) {
    switch (delivery) {
      case Bytes _, End _ -> {
        hits.delivery(delivery);
        if (!off) {
          off = true;
          next.accept(new Reset(delivery.at().plus(fault.timeout())));
        }
      }
      case Reset _, Closed _ -> next.accept(delivery);
    }
  }
}
