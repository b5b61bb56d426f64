package org.wwep.emulator.pki;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import org.bouncycastle.util.io.pem.PemReader;
import org.jspecify.annotations.Nullable;
import org.wwep.net.tls.Credential;
import org.wwep.net.tls.CredentialException;
import org.wwep.net.tls.KeyEncoder;
import org.wwep.net.tls.Passwords;

/** Certificates with their keys, by the role's name; used by who has the directory to itself. */
final class KeyPairFiles {
  private final Path dir;
  private final PrivateFiles files;
  private String whyNot = "";

  KeyPairFiles(Path dir, PrivateFiles files) {
    this.dir = dir;
    this.files = files;
  }

  private static String certificate(String role) {
    return role + ".pem";
  }

  private static String key(String role) {
    return role + "-key.pem";
  }

  /** Returns what is there, or null if it is not both there and sound. */
  @Nullable IssuedCertificate find(String role) throws IOException {
    Path certificate = dir.resolve(certificate(role));
    Path key = dir.resolve(key(role));
    if (!Files.exists(certificate) || !Files.exists(key)) {
      return null;
    }
    files.tighten(key(role));
    try {
      Credential found = Credential.read(certificate, key, Passwords.NONE);
      return new IssuedCertificate(role, certificate, key, found.chain().getFirst(), false);
    } catch (CredentialException e) {
      whyNot = " (" + e.getMessage() + ")";
      return null;
    }
  }

  /** Says why the last one was not sound. */
  String whyNot() {
    return whyNot;
  }

  /** Writes the key first: a certificate is there only if its key is. */
  IssuedCertificate write(String role, KeyPair keys, X509Certificate made)
      throws IOException, GeneralSecurityException {
    Files.deleteIfExists(dir.resolve(certificate(role)));
    files.writeKey(key(role), PemText.of("PRIVATE KEY", KeyEncoder.pkcs8(keys)));
    files.writePublic(certificate(role), PemText.of("CERTIFICATE", made.getEncoded()));
    return new IssuedCertificate(
        role, dir.resolve(certificate(role)), dir.resolve(key(role)), made, true);
  }

  KeyPair keys(IssuedCertificate issuedCertificate) throws IOException, GeneralSecurityException {
    try (PemReader reader = new PemReader(Files.newBufferedReader(issuedCertificate.key()))) {
      return new KeyPair(
          issuedCertificate.certificate().getPublicKey(),
          KeyFactory.getInstance("EC")
              .generatePrivate(new PKCS8EncodedKeySpec(reader.readPemObject().getContent())));
    }
  }
}
