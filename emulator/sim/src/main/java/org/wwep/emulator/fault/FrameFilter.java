package org.wwep.emulator.fault;

import java.time.Instant;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.wwep.emulator.fault.Delivery.Bytes;
import org.wwep.emulator.fault.Delivery.Closed;
import org.wwep.emulator.fault.Delivery.End;
import org.wwep.emulator.fault.Delivery.Reset;
import org.wwep.emulator.fault.StreamFault.Frame;
import org.wwep.emulator.fault.StreamFault.Frame.Op;

/** Something happens once so many bytes have passed, however they were cut into chunks. */
final class FrameFilter implements FaultFilter {
  private final Frame fault;
  private final RandomGenerator random;
  private final FilterHits hits;
  private long passed;
  private boolean over;
  private Instant notBefore = Instant.MIN;

  FrameFilter(Frame fault, RandomGenerator random, long already, FilterHits hits) {
    this.fault = fault;
    this.random = random;
    this.hits = hits;
    this.passed = already;
  }

  @Override
  public void begin(Instant at, Consumer<Delivery> next) {
    if (passed == fault.after()) {
      reached(at, next);
    }
  }

  @Override
  public void accept(Delivery delivery, Consumer<Delivery> next) {
    if (over && !delivery.isLast()) {
      hits.delivery(delivery);
      return;
    }
    switch (delivery) {
      case Bytes bytes -> count(bytes, next);
      case End _, Reset _, Closed _ ->
          next.accept(
              hits.moved(delivery, delivery.moved(FaultFilter.later(delivery.at(), notBefore))));
    }
  }

  private void count(Bytes delivery, Consumer<Delivery> next) {
    byte[] bytes = delivery.bytes();
    long before = fault.after() - passed;
    passed += bytes.length;
    if (before < 0 || before > bytes.length) {
      next.accept(
          hits.moved(delivery, delivery.moved(FaultFilter.later(delivery.at(), notBefore))));
      return;
    }
    int cut = (int) before;
    if (fault.op() == Op.CORRUPT) {
      next.accept(cut < bytes.length ? new Bytes(delivery.at(), flipped(bytes, cut)) : delivery);
      return;
    }
    if (cut > 0) {
      next.accept(
          cut == bytes.length ? delivery : new Bytes(delivery.at(), Arrays.copyOf(bytes, cut)));
      reached(delivery.at(), next);
    }
    if (!over && cut < bytes.length) {
      Instant at = FaultFilter.later(delivery.at(), notBefore);
      if (at.isAfter(delivery.at()) || cut > 0) {
        hits.bytes(bytes.length - cut);
      }
      next.accept(new Bytes(at, cut == 0 ? bytes : Arrays.copyOfRange(bytes, cut, bytes.length)));
    }
  }

  private void reached(Instant at, Consumer<Delivery> next) {
    switch (fault.op()) {
      case CUT -> {
        over = true;
        hits.connection();
        next.accept(new End(at));
      }
      case RESET -> {
        over = true;
        hits.connection();
        next.accept(new Reset(at));
      }
      case SPLIT -> notBefore = at.plus(fault.delay());
      case CORRUPT -> {}
    }
  }

  private byte[] flipped(byte[] bytes, int index) {
    hits.bytes(1);
    byte[] changed = bytes.clone();
    changed[index] ^= (byte) (1 << random.nextInt(Byte.SIZE));
    return changed;
  }

  @Override
  public long passed() {
    return passed;
  }
}
