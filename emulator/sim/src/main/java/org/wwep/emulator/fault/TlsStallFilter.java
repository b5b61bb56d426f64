package org.wwep.emulator.fault;

import java.util.function.Consumer;
import org.wwep.emulator.fault.Delivery.Bytes;
import org.wwep.emulator.fault.Delivery.Closed;
import org.wwep.emulator.fault.Delivery.End;
import org.wwep.emulator.fault.Delivery.Reset;

/** Nothing comes from a server that answers in TLS; one that does not is let through. */
final class TlsStallFilter implements FaultFilter {
  private final FilterHits hits;
  private boolean known;
  private boolean stalled;

  TlsStallFilter(FilterHits hits) {
    this.hits = hits;
  }

  @Override
  public void accept(Delivery delivery, Consumer<Delivery> next) {
    switch (delivery) {
      case Bytes bytes -> {
        if (!known) {
          known = true;
          // The first byte tells: no server's greeting in text begins with it.
          stalled = bytes.bytes()[0] == TlsRecords.HANDSHAKE;
        }
        if (stalled) {
          hits.delivery(delivery);
        } else {
          next.accept(delivery);
        }
      }
      case End _ -> {
        if (!stalled) {
          next.accept(delivery);
        }
      }
      case Reset _, Closed _ -> next.accept(delivery);
    }
  }
}
