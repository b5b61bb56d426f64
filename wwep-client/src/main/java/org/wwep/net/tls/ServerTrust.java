package org.wwep.net.tls;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks servers' certificates by our own rules, so that a refusal can say which was broken. */
final class ServerTrust extends PeerTrust {
  private final @Nullable CertificateCheck check;
  private final InstantSource clock;
  private final Runnable shown;

  /**
   * Trusts by a check.
   *
   * @param check the rules, or null to trust anybody
   * @param shown is told of each server that shows a certificate
   */
  ServerTrust(@Nullable CertificateCheck check, InstantSource clock, Runnable shown) {
    this.check = check;
    this.clock = clock;
    this.shown = shown;
  }

  @Override
  void checkServer(X509Certificate[] chain) throws CertificateException {
    shown.run();
    if (check != null) {
      try {
        check.accept(List.of(chain), clock.instant());
      } catch (CertificateRefusedException e) {
        throw new CertificateException(e.getMessage(), e);
      }
    }
  }
}
