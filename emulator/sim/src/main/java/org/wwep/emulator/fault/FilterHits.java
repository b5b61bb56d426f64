package org.wwep.emulator.fault;

import org.wwep.emulator.fault.Delivery.Bytes;
import org.wwep.emulator.fault.Delivery.Closed;
import org.wwep.emulator.fault.Delivery.End;
import org.wwep.emulator.fault.Delivery.Reset;

/** What one fault hits of one direction of one connection. Owned by its stream. */
final class FilterHits {
  private final FaultSpec spec;
  private final HitListener listener;
  private boolean any;

  FilterHits(FaultSpec spec, HitListener listener) {
    this.spec = spec;
    this.listener = listener;
  }

  /** Counts the connection, if it was not counted before. */
  void connection() {
    if (!any) {
      any = true;
      listener.hit(spec, HitUnit.CONNECTION, 1);
    }
  }

  /** Counts bytes, and the connection that they are of. */
  void bytes(long count) {
    connection();
    if (count > 0) {
      listener.hit(spec, HitUnit.BYTE, count);
    }
  }

  /** Counts a lost packet, and the connection that it is of. */
  void packet() {
    connection();
    listener.hit(spec, HitUnit.PACKET, 1);
  }

  /** Counts a delivery: its bytes, or the connection. */
  void delivery(Delivery delivery) {
    switch (delivery) {
      case Bytes(var _, byte[] bytes) -> bytes(bytes.length);
      case End _, Reset _, Closed _ -> connection();
    }
  }

  /** Counts a delivery if it comes at another time now, and returns it. */
  Delivery moved(Delivery before, Delivery after) {
    if (!after.at().equals(before.at())) {
      delivery(before);
    }
    return after;
  }
}
