package org.wwep.net.tls;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import org.wwep.client.ApiStyle;
import org.wwep.client.ExchangeContract;
import org.wwep.net.Connection;
import org.wwep.net.LinkException;

/** The transaction's contract over TLS: a cell is an API style and a version. */
abstract class TlsExchange extends ExchangeContract {
  private static final Duration LONG = Duration.ofSeconds(10);

  private final ApiStyle api;
  private final TlsParameters version;
  private final Instant started = Instant.now();
  private final Tls tls =
      Tls.secure(
          new SecureRandom(), () -> Issuer.NOW.plus(Duration.between(started, Instant.now())));

  TlsExchange(ApiStyle api, TlsVersion version) {
    this.api = api;
    this.version = Ends.only(version);
  }

  @Override
  protected ApiStyle api() {
    return api;
  }

  @Override
  protected Connection secureClient(Connection raw) throws LinkException, InterruptedException {
    return tls.connect(raw, Ends.trusting().withParameters(version), LONG);
  }

  @Override
  protected Connection secureServer(Connection raw) throws LinkException, InterruptedException {
    return tls.accept(raw, Ends.serving().withParameters(version), LONG);
  }
}
