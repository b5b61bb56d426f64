package org.wwep.emulator.proxy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemReader;
import org.wwep.emulator.fault.TlsFault;
import org.wwep.emulator.pki.IssuedCertificate;
import org.wwep.net.tls.Credential;
import org.wwep.net.tls.CredentialException;

/** Makes certificates for the server's names that are wrong in one way, and right in all others. */
final class RogueCertificates {
  private static final Duration LONG_AGO = Duration.ofDays(30);
  private static final Duration DAY = Duration.ofDays(1);
  private static final int SERIAL_BITS = 120;
  private static final String OTHER_NAME = "another-host.invalid";

  private final SecureRandom random;
  private final Instant now;
  private final IssuedCertificate ca;
  private final List<String> names;

  RogueCertificates(
      SecureRandom random, Instant now, IssuedCertificate ca, IssuedCertificate server) {
    this.random = random;
    this.now = now;
    this.ca = ca;
    this.names = server.names();
  }

  Credential forge(TlsFault.Kind kind)
      throws IOException, GeneralSecurityException, OperatorCreationException, CredentialException {
    KeyPair keys = keys();
    X500Principal issuer = ca.certificate().getSubjectX500Principal();
    X509Certificate certificate =
        switch (kind) {
          case EXPIRED ->
              certificate(issuer, caKey(), keys, names, now.minus(LONG_AGO), now.minus(DAY));
          case WRONG_NAME ->
              certificate(issuer, caKey(), keys, List.of(OTHER_NAME), now.minus(DAY), soon());
          case UNKNOWN_CA ->
              certificate(
                  new X500Principal("CN=a CA that nobody knows"),
                  keys().getPrivate(),
                  keys,
                  names,
                  now.minus(DAY),
                  soon());
          case SELF_SIGNED ->
              certificate(
                  new X500Principal("CN=wwep server"),
                  keys.getPrivate(),
                  keys,
                  names,
                  now.minus(DAY),
                  soon());
          case DOWNGRADE, STALL, TRUNCATE ->
              throw new IllegalArgumentException("no fault of the certificate: " + kind);
        };
    return Credential.of(List.of(certificate), keys.getPrivate());
  }

  private Instant soon() {
    return now.plus(LONG_AGO);
  }

  private PrivateKey caKey() throws IOException, GeneralSecurityException {
    try (PemReader reader = new PemReader(Files.newBufferedReader(ca.key()))) {
      return KeyFactory.getInstance("EC")
          .generatePrivate(new PKCS8EncodedKeySpec(reader.readPemObject().getContent()));
    }
  }

  private KeyPair keys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"), random);
    return generator.generateKeyPair();
  }

  private X509Certificate certificate(
      X500Principal issuer,
      PrivateKey signer,
      KeyPair keys,
      List<String> forNames,
      Instant from,
      Instant to)
      throws IOException, GeneralSecurityException, OperatorCreationException {
    var builder =
        new JcaX509v3CertificateBuilder(
            issuer,
            new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS),
            Date.from(from),
            Date.from(to),
            new X500Principal("CN=wwep server"),
            keys.getPublic());
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
    builder.addExtension(
        Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
    builder.addExtension(
        Extension.subjectAlternativeName,
        false,
        new GeneralNames(
            forNames.stream().map(RogueCertificates::name).toArray(GeneralName[]::new)));
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer)));
  }

  private static GeneralName name(String name) {
    boolean address = name.indexOf(':') >= 0 || name.matches("[0-9.]+");
    return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, name);
  }
}
