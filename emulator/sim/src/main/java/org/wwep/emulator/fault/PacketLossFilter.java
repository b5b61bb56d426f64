package org.wwep.emulator.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.wwep.emulator.fault.Delivery.Bytes;
import org.wwep.emulator.fault.Delivery.Closed;
import org.wwep.emulator.fault.Delivery.End;
import org.wwep.emulator.fault.Delivery.Reset;
import org.wwep.emulator.fault.StreamFault.PacketLoss;

/**
 * Segments are lost and sent again; the end is a segment too.
 *
 * <p><b>Source</b>: RFC 6298, section 5, for the doubling; Linux's {@code tcp_retries2} for giving
 * up after 15; RFC 9293 for the size of a segment on Ethernet.
 */
final class PacketLossFilter implements FaultFilter {
  private static final int SEGMENT = 1460;
  private static final int MOST_LOSSES = 15;
  private static final Duration LONGEST_RTO = Duration.ofMinutes(2);

  private final PacketLoss fault;
  private final RandomGenerator random;
  private final FilterHits hits;
  private Instant last = Instant.MIN;
  private boolean broken;

  PacketLossFilter(PacketLoss fault, RandomGenerator random, FilterHits hits) {
    this.fault = fault;
    this.random = random;
    this.hits = hits;
  }

  @Override
  public void accept(Delivery delivery, Consumer<Delivery> next) {
    switch (delivery) {
      case Bytes bytes -> send(bytes, next);
      case End end -> {
        if (!broken && arrives(end.at(), next)) {
          next.accept(end.moved(last));
        }
      }
      case Reset _, Closed _ -> next.accept(delivery.moved(FaultFilter.later(delivery.at(), last)));
    }
  }

  private void send(Bytes delivery, Consumer<Delivery> next) {
    byte[] bytes = delivery.bytes();
    int from = 0;
    for (int to = 0; to < bytes.length && !broken; ) {
      Instant before = last;
      int end = Math.min(bytes.length, to + SEGMENT);
      boolean arrived = arrives(delivery.at(), next);
      // What arrives together stays together.
      if (to > from && (!arrived || last.isAfter(before))) {
        next.accept(new Bytes(before, Arrays.copyOfRange(bytes, from, to)));
        from = to;
      }
      to = end;
    }
    if (!broken) {
      next.accept(
          new Bytes(last, from == 0 ? bytes : Arrays.copyOfRange(bytes, from, bytes.length)));
    }
  }

  /** Moves {@link #last} to when the segment arrives, or breaks the connection. */
  private boolean arrives(Instant sent, Consumer<Delivery> next) {
    Duration wait = Duration.ZERO;
    Duration rto = fault.rto();
    for (int losses = 0; random.nextDouble() < fault.probability(); ) {
      hits.packet();
      wait = wait.plus(rto);
      rto = rto.multipliedBy(2);
      if (rto.compareTo(LONGEST_RTO) > 0) {
        rto = LONGEST_RTO;
      }
      if (++losses == MOST_LOSSES) {
        broken = true;
        next.accept(new Reset(FaultFilter.later(sent.plus(wait), last)));
        return false;
      }
    }
    last = FaultFilter.later(sent.plus(wait), last);
    return true;
  }
}
