package org.wwep.net.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

/** Certificates out of PEM (any number, other blocks are passed over) or DER (one). */
final class CertificateReader {
  private CertificateReader() {}

  /** Returns one certificate or more, in the order in which they stand there. */
  static List<X509Certificate> read(CredentialSource credentialSource) throws CredentialException {
    List<X509Certificate> found = new ArrayList<>();
    if (credentialSource.isPkcs12()) {
      throw credentialSource.wrong(
          "a PKCS#12 file, which serves as certificate and key; 'openssl pkcs12 -nokeys -in FILE' takes the"
              + " certificates out of it");
    }
    if (!credentialSource.isPem()) {
      found.add(certificate(credentialSource, credentialSource.bytes()));
      return found;
    }
    String other = null;
    try (PemReader reader = new PemReader(new StringReader(credentialSource.text()))) {
      for (PemObject block = reader.readPemObject();
          block != null;
          block = reader.readPemObject()) {
        if (block.getType().endsWith("CERTIFICATE")) {
          found.add(certificate(credentialSource, block.getContent()));
        } else {
          other = block.getType();
        }
      }
    } catch (IOException | RuntimeException e) {
      // The library throws many kinds for text that is no Base64.
      throw credentialSource.wrong("a damaged PEM block", e);
    }
    if (found.isEmpty()) {
      throw credentialSource.wrong(
          other == null
              ? "an unfinished PEM block, where a certificate is expected"
              : "a block '" + other + "', where a certificate is expected");
    }
    return found;
  }

  private static X509Certificate certificate(CredentialSource credentialSource, byte[] der)
      throws CredentialException {
    try {
      return parse(der);
    } catch (CertificateException e) {
      throw credentialSource.wrong("no certificate, neither in PEM nor in DER", e);
    }
  }

  static X509Certificate parse(byte[] der) throws CertificateException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der));
  }
}
