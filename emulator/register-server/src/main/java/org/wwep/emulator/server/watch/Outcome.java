package org.wwep.emulator.server.watch;

import java.util.Locale;
import org.wwep.protocol.Acknowledged;
import org.wwep.protocol.Refused;
import org.wwep.protocol.server.Exchange;

/** How an exchange ended, as the metrics tell them apart. */
enum Outcome {
  ACKNOWLEDGED,
  /** A legal request that was answered {@code X}. */
  REFUSED,
  /** A legal request that the store could not carry out. */
  UNAVAILABLE,
  /** No request at all. */
  MALFORMED;

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Outcome of(Exchange exchange) {
    return switch (exchange.reply()) {
      case Acknowledged _ -> ACKNOWLEDGED;
      case Refused _ when exchange.request() == null -> MALFORMED;
      case Refused refused -> refused.equals(Refused.UNAVAILABLE) ? UNAVAILABLE : REFUSED;
    };
  }
}
