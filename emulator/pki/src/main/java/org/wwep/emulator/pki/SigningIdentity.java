package org.wwep.emulator.pki;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.wwep.net.tls.KeyEncoder;

/**
 * Somebody who signs, with a certificate of his own making: such as the maker of a device.
 *
 * @param certificate what others know him by
 * @param key its private key, which its text does not have
 */
public record SigningIdentity(X509Certificate certificate, PrivateKey key) {
  /** Makes one; a fresh provider takes all randomness from here, so that worlds can be replayed. */
  public static SigningIdentity make(String name, SecureRandom random, Instant now)
      throws DevelopmentCaException {
    try {
      CertificateBuilder certificateBuilder =
          new CertificateBuilder(random, now, new BouncyCastleProvider());
      KeyPair keys = certificateBuilder.keys();
      return new SigningIdentity(certificateBuilder.ca(keys, name), keys.getPrivate());
    } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
      throw new DevelopmentCaException("no certificate could be made: " + e.getMessage(), e);
    }
  }

  /** Writes the two files, the key for its owner alone. */
  public void write(Path directory, String name) throws DevelopmentCaException {
    PrivateFiles files = new PrivateFiles(directory);
    try {
      byte[] encoded = KeyEncoder.pkcs8(new KeyPair(certificate.getPublicKey(), key));
      files.writeKey(name + "-key.pem", PemText.of("PRIVATE KEY", encoded));
      files.writePublic(name + ".pem", PemText.of("CERTIFICATE", certificate.getEncoded()));
    } catch (IOException | GeneralSecurityException e) {
      throw new DevelopmentCaException(directory + ": cannot be written: " + e.getMessage(), e);
    }
  }

  /** Reads a certificate and its key in PKCS#8, as PEM. */
  public static SigningIdentity read(Path certificate, Path key) throws DevelopmentCaException {
    try (PemReader reader = new PemReader(Files.newBufferedReader(key));
        var in = Files.newInputStream(certificate)) {
      PemObject block = reader.readPemObject();
      if (block == null || !block.getType().equals("PRIVATE KEY")) {
        throw new DevelopmentCaException(
            key + ": a key in PKCS#8 is expected, 'BEGIN PRIVATE KEY'");
      }
      X509Certificate known =
          (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
      return new SigningIdentity(
          known,
          KeyFactory.getInstance(known.getPublicKey().getAlgorithm())
              .generatePrivate(new PKCS8EncodedKeySpec(block.getContent())));
    } catch (IOException | GeneralSecurityException e) {
      throw new DevelopmentCaException(
          "%s and %s cannot be read: %s".formatted(certificate, key, e.getMessage()), e);
    }
  }

  @Override
  public String toString() {
    return "identity " + certificate.getSubjectX500Principal().getName();
  }
}
