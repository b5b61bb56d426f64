package org.wwep.emulator.fault;

import java.util.Arrays;
import java.util.function.Consumer;
import org.wwep.emulator.fault.Delivery.Bytes;
import org.wwep.emulator.fault.Delivery.Closed;
import org.wwep.emulator.fault.Delivery.End;
import org.wwep.emulator.fault.Delivery.Reset;
import org.wwep.emulator.fault.StreamFault.LimitData;

/** The connection closes behind the last byte of the limit. */
final class LimitDataFilter implements FaultFilter {
  private final long limit;
  private final FilterHits hits;
  private long passed;
  private boolean closed;

  LimitDataFilter(LimitData fault, long already, FilterHits hits) {
    this.hits = hits;
    this.limit = fault.bytes();
    this.passed = already;
  }

  @Override
  public void accept(Delivery delivery, Consumer<Delivery> next) {
    switch (delivery) {
      case Bytes bytes -> {
        if (closed) {
          hits.delivery(bytes);
        } else {
          count(bytes, next);
        }
      }
      case End _, Reset _, Closed _ -> next.accept(delivery);
    }
  }

  private void count(Bytes delivery, Consumer<Delivery> next) {
    byte[] bytes = delivery.bytes();
    long left = Math.max(limit - passed, 0);
    if (bytes.length < left) {
      next.accept(delivery);
    } else {
      if (left > 0) {
        next.accept(
            left == bytes.length
                ? delivery
                : new Bytes(delivery.at(), Arrays.copyOf(bytes, (int) left)));
      }
      closed = true;
      hits.bytes(bytes.length - left);
      next.accept(new Closed(delivery.at()));
    }
    passed += Math.min(left, bytes.length);
  }

  @Override
  public long passed() {
    return passed;
  }
}
