package org.wwep.emulator.coprocessor.flash;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import org.wwep.net.tls.CredentialException;
import org.wwep.net.tls.TrustAnchors;

/** Certificates one behind the other in a file, in PEM. */
final class CertificateBundle {
  private static final int LINE = 64;

  private CertificateBundle() {}

  static byte[] encode(Collection<X509Certificate> certificates) {
    StringBuilder text = new StringBuilder();
    Base64.Encoder base64 = Base64.getMimeEncoder(LINE, new byte[] {'\n'});
    for (X509Certificate certificate : certificates) {
      try {
        text.append("-----BEGIN CERTIFICATE-----\n")
            .append(base64.encodeToString(certificate.getEncoded()))
            .append("\n-----END CERTIFICATE-----\n");
      } catch (CertificateEncodingException e) {
        throw new IllegalArgumentException("a certificate that cannot be written", e);
      }
    }
    return text.toString().getBytes(US_ASCII);
  }

  static List<X509Certificate> parse(String name, byte[] content) throws FlashException {
    try {
      return TrustAnchors.parse(name, content).certificates();
    } catch (CredentialException e) {
      throw new FlashException(
          FlashException.Reason.NOT_READABLE,
          e.getMessage() + "; the manufacturer's key replaces the file",
          e);
    }
  }
}
