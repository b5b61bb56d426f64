package org.wwep.net.tls;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCertificate;
import org.jspecify.annotations.Nullable;

/**
 * What a certificate's bytes say, read once for all handshakes of a simulation, which shows the
 * same few again and again.
 *
 * <p><b>Shape</b>: any thread; two that read at the same time read the same.
 */
final class KnownCertificate {
  private final byte[] encoding;
  private final Certificate content;
  private final byte[] publicKey;
  private volatile @Nullable X509Certificate parsed;

  private KnownCertificate(byte[] encoding, Certificate content) throws IOException {
    this.encoding = encoding;
    this.content = content;
    this.publicKey = content.getSubjectPublicKeyInfo().getEncoded();
  }

  /** Reads a certificate; null if the library would write it otherwise than it was sent. */
  static @Nullable KnownCertificate read(byte[] encoding) throws IOException {
    Certificate content = BcTlsCertificate.parseCertificate(encoding);
    return Arrays.equals(encoding, content.getEncoded(ASN1Encoding.DER))
        ? new KnownCertificate(encoding.clone(), content)
        : null;
  }

  Certificate content() {
    return content;
  }

  byte[] encoding() {
    return encoding.clone();
  }

  /** Returns the public key with its algorithm, in DER; nobody changes it. */
  byte[] publicKey() {
    return publicKey;
  }

  /** Returns it as Java has it. */
  X509Certificate parsed() throws CertificateException {
    X509Certificate known = parsed;
    if (known == null) {
      known = CertificateReader.parse(encoding);
      parsed = known;
    }
    return known;
  }
}
