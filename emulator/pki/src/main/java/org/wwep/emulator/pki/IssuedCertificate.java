package org.wwep.emulator.pki;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import org.wwep.net.tls.Credential;
import org.wwep.net.tls.CredentialException;
import org.wwep.net.tls.Passwords;
import org.wwep.net.tls.PublicKeyPin;

/**
 * A certificate in the directory.
 *
 * @param role {@code ca}, {@code server} or {@code client}
 * @param file the certificate, in PEM
 * @param key its private key, in PEM, readable by its owner only
 * @param certificate what is in it
 * @param isNew whether it was made just now
 */
public record IssuedCertificate(
    String role, Path file, Path key, X509Certificate certificate, boolean isNew) {
  /** Returns the SHA-256 of the certificate, as {@code openssl x509 -fingerprint} shows it. */
  public String fingerprint() {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return HexFormat.ofDelimiter(":").withUpperCase().formatHex(hash);
    } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Reads the certificate with its key, to show to peers. */
  public Credential credential() throws CredentialException {
    return Credential.read(file, key, Passwords.NONE);
  }

  /** Returns the names and addresses it is for. */
  public List<String> names() {
    return ServerNames.of(certificate);
  }

  /** Returns the public key's pin, which outlives the certificate only if the key is kept. */
  public PublicKeyPin pin() {
    return PublicKeyPin.of(certificate);
  }
}
