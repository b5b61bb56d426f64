package org.wwep.net.tls;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.wwep.net.TlsRejectedException.Reason;

/** What a leaf certificate is used for, and may be used for. */
enum Purpose {
  SERVER("a TLS server", "1.3.6.1.5.5.7.3.1"),
  CLIENT("a TLS client", "1.3.6.1.5.5.7.3.2");

  private static final String ANY = "2.5.29.37.0";
  private static final int DIGITAL_SIGNATURE = 0;

  private final String role;
  private final String usage;

  Purpose(String role, String usage) {
    this.role = role;
    this.usage = usage;
  }

  void check(X509Certificate leaf) throws CertificateRefusedException {
    try {
      List<String> extended = leaf.getExtendedKeyUsage();
      if (extended != null && !extended.contains(usage) && !extended.contains(ANY)) {
        throw new CertificateRefusedException(
            Reason.BAD_CERTIFICATE, CertificateText.of(leaf) + " is not meant for " + role);
      }
    } catch (CertificateParsingException e) {
      throw new CertificateRefusedException(
          Reason.BAD_CERTIFICATE, CertificateText.of(leaf) + " has a usage that cannot be read", e);
    }
    boolean[] keyUsage = leaf.getKeyUsage();
    if (keyUsage != null && !keyUsage[DIGITAL_SIGNATURE]) {
      throw new CertificateRefusedException(
          Reason.BAD_CERTIFICATE,
          CertificateText.of(leaf) + " has a key that is not meant for signing");
    }
  }
}
