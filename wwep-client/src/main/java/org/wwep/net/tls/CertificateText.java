package org.wwep.net.tls;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;

/** How a certificate is called in a message. */
final class CertificateText {
  private CertificateText() {}

  static String subject(X509Certificate certificate) {
    return "'" + certificate.getSubjectX500Principal().getName() + "'";
  }

  static String issuer(X509Certificate certificate) {
    return "'" + certificate.getIssuerX500Principal().getName() + "'";
  }

  /** Says whose it is, by whom, and its serial number, by which its CA finds it. */
  static String of(X509Certificate certificate) {
    return "the certificate of %s (issued by %s, serial %s)"
        .formatted(
            subject(certificate), issuer(certificate), certificate.getSerialNumber().toString(16));
  }

  /** Says how long something was or will be, roughly. */
  static String span(Instant from, Instant to) {
    Duration span = Duration.between(from, to);
    if (span.toDays() > 0) {
      return span.toDays() + " d";
    }
    return span.toHours() > 0 ? span.toHours() + " h" : span.toSeconds() + " s";
  }
}
