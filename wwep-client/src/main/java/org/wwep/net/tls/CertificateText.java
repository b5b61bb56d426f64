package org.wwep.net.tls;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import javax.security.auth.x500.X500Principal;
import org.wwep.net.TerminalText;

/** How a certificate is called in a message; whoever made it cannot spoil the line. */
public final class CertificateText {
  private static final int LONGEST = 160;
  // Without these Java writes the values of these attributes in hex.
  private static final Map<String, String> ATTRIBUTES =
      Map.of(
          "1.2.840.113549.1.9.1", "emailAddress",
          "2.5.4.5", "serialNumber",
          "2.5.4.4", "surname",
          "2.5.4.42", "givenName",
          "2.5.4.12", "title",
          "2.5.4.97", "organizationIdentifier",
          "2.5.4.15", "businessCategory",
          "1.3.6.1.4.1.311.60.2.1.3", "jurisdictionCountry");

  private CertificateText() {}

  /** Returns a name such as {@code CN=localhost,O=Test}, on one line. */
  public static String name(X500Principal principal) {
    return TerminalText.of(principal.getName(X500Principal.RFC2253, ATTRIBUTES), LONGEST);
  }

  static String subject(X509Certificate certificate) {
    return "'" + name(certificate.getSubjectX500Principal()) + "'";
  }

  static String issuer(X509Certificate certificate) {
    return "'" + name(certificate.getIssuerX500Principal()) + "'";
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
