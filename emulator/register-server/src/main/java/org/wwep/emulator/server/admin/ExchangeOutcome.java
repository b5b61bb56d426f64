package org.wwep.emulator.server.admin;

import java.util.Locale;
import org.wwep.protocol.AckReply;
import org.wwep.protocol.ErrorReply;
import org.wwep.protocol.server.Exchange;

/** How an exchange ended, as the metrics tell them apart. */
enum ExchangeOutcome {
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

  static ExchangeOutcome of(Exchange exchange) {
    return switch (exchange.reply()) {
      case AckReply _ -> ACKNOWLEDGED;
      case ErrorReply _ when exchange.request() == null -> MALFORMED;
      case ErrorReply errorReply ->
          errorReply.equals(ErrorReply.UNAVAILABLE) ? UNAVAILABLE : REFUSED;
    };
  }
}
