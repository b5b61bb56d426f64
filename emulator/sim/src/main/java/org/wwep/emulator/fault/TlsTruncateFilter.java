package org.wwep.emulator.fault;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.fault.Delivery.Bytes;
import org.wwep.emulator.fault.Delivery.Closed;
import org.wwep.emulator.fault.Delivery.End;
import org.wwep.emulator.fault.Delivery.Reset;

/**
 * The record that may be the server's {@code close_notify} waits for the next one, and is dropped
 * at the end.
 *
 * <p>TLS 1.2 shows an alert's type; TLS 1.3 hides it, but a record that encrypts two bytes and
 * their type is no longer than 19 bytes (11 with a short tag). Application data of that length
 * right before the end is taken for one.
 */
final class TlsTruncateFilter implements FaultFilter {
  private static final List<Integer> ENCRYPTED_ALERT = List.of(2 + 1 + 16, 2 + 1 + 8);

  private final TlsRecords records = new TlsRecords();
  private final FilterHits hits;
  private byte @Nullable [] held;

  TlsTruncateFilter(FilterHits hits) {
    this.hits = hits;
  }

  @Override
  public void accept(Delivery delivery, Consumer<Delivery> next) {
    switch (delivery) {
      case Bytes bytes -> {
        for (byte[] record : records.cut(bytes.bytes())) {
          letGo(bytes.at(), next);
          if (!records.isOther() && isAlert(record)) {
            held = record;
          } else {
            next.accept(new Bytes(bytes.at(), record));
          }
        }
      }
      case End end -> {
        if (held != null) {
          hits.bytes(held.length);
        }
        held = null;
        byte[] rest = records.rest();
        if (rest.length > 0) {
          next.accept(new Bytes(end.at(), rest));
        }
        next.accept(end);
      }
      case Reset _, Closed _ -> next.accept(delivery);
    }
  }

  private void letGo(Instant at, Consumer<Delivery> next) {
    byte[] before = held;
    held = null;
    if (before != null) {
      next.accept(new Bytes(at, before));
    }
  }

  private static boolean isAlert(byte[] record) {
    return record[0] == TlsRecords.ALERT
        || (record[0] == TlsRecords.APPLICATION
            && ENCRYPTED_ALERT.contains(record.length - TlsRecords.HEADER));
  }

  @Override
  public void remove(Instant at, Consumer<Delivery> next) {
    letGo(at, next);
    byte[] rest = records.rest();
    if (rest.length > 0) {
      next.accept(new Bytes(at, rest));
    }
  }
}
