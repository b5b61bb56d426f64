package org.wwep.emulator.fault;

import java.time.Instant;
import java.util.function.Consumer;
import org.wwep.emulator.fault.Delivery.Bytes;
import org.wwep.emulator.fault.Delivery.Closed;
import org.wwep.emulator.fault.Delivery.End;
import org.wwep.emulator.fault.Delivery.Reset;

/**
 * The server's hello says TLS 1.1, where TLS 1.2 says its version and where TLS 1.3 does.
 *
 * <p><b>Source</b>: RFC 8446, sections 4.1.3 (the hello) and 4.2.1 (supported_versions).
 */
final class TlsDowngradeFilter implements FaultFilter {
  private static final byte SERVER_HELLO = 2;
  private static final byte MINOR_1_1 = 2;
  private static final int SUPPORTED_VERSIONS = 43;
  // Behind the record's header: type and length of the message, 4.
  private static final int VERSION = TlsRecords.HEADER + 4;
  private static final int SESSION = VERSION + 2 + 32;
  // Cipher suite 2, compression 1.
  private static final int CHOSEN = 3;

  private final TlsRecords records = new TlsRecords();
  private final FilterHits hits;
  private boolean done;

  TlsDowngradeFilter(FilterHits hits) {
    this.hits = hits;
  }

  @Override
  public void accept(Delivery delivery, Consumer<Delivery> next) {
    switch (delivery) {
      case Bytes bytes -> {
        if (done) {
          next.accept(bytes);
        } else {
          rewrite(bytes, next);
        }
      }
      case End _ -> {
        remove(delivery.at(), next);
        next.accept(delivery);
      }
      case Reset _, Closed _ -> next.accept(delivery);
    }
  }

  private void rewrite(Bytes delivery, Consumer<Delivery> next) {
    for (byte[] record : records.cut(delivery.bytes())) {
      if (!done && isHello(record)) {
        hits.connection();
        downgrade(record);
      }
      done = true;
      next.accept(new Bytes(delivery.at(), record));
    }
    if (done) {
      remove(delivery.at(), next);
    }
  }

  private boolean isHello(byte[] record) {
    return !records.isOther()
        && record[0] == TlsRecords.HANDSHAKE
        && record.length > SESSION
        && record[TlsRecords.HEADER] == SERVER_HELLO;
  }

  private static void downgrade(byte[] hello) {
    hello[VERSION + 1] = MINOR_1_1;
    int at = SESSION + 1 + (hello[SESSION] & 0xff) + CHOSEN + 2;
    while (at + 4 <= hello.length) {
      int length = word(hello, at + 2);
      if (word(hello, at) == SUPPORTED_VERSIONS && length == 2 && at + 6 <= hello.length) {
        hello[at + 5] = MINOR_1_1;
      }
      at += 4 + length;
    }
  }

  private static int word(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
  }

  @Override
  public void remove(Instant at, Consumer<Delivery> next) {
    byte[] rest = records.rest();
    if (rest.length > 0) {
      next.accept(new Bytes(at, rest));
    }
  }
}
