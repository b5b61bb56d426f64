package org.wwep.emulator.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** What is in the certificates, and how they are written. */
final class CertificateBuilder {
  /** Public CAs give no longer either, and some clients take no longer. */
  static final Duration LEAF = Duration.ofDays(396);

  static final Duration CA = Duration.ofDays(3650);

  // Clocks differ, and a board may be behind.
  static final Duration EARLIER = Duration.ofHours(1);
  private static final int SERIAL_BITS = 120;

  private final SecureRandom random;
  private final Instant now;
  private final @Nullable Provider provider;

  CertificateBuilder(SecureRandom random, Instant now) {
    this(random, now, null);
  }

  /** Uses this provider's algorithms, or with null the JDK's. */
  CertificateBuilder(SecureRandom random, Instant now, @Nullable Provider provider) {
    this.random = random;
    this.now = now;
    this.provider = provider;
  }

  Instant now() {
    return now;
  }

  KeyPair keys() throws GeneralSecurityException {
    KeyPairGenerator generator =
        provider == null
            ? KeyPairGenerator.getInstance("EC")
            : KeyPairGenerator.getInstance("EC", provider);
    generator.initialize(new ECGenParameterSpec("secp256r1"), random);
    return generator.generateKeyPair();
  }

  X509Certificate ca(KeyPair keys, String name)
      throws GeneralSecurityException, IOException, OperatorCreationException {
    X500Principal subject = new X500Principal("CN=" + name);
    var builder = builder(subject, subject, keys, CA);
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
    builder.addExtension(
        Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    return signed(builder, keys.getPrivate());
  }

  X509Certificate leaf(
      X509Certificate ca,
      PrivateKey signer,
      KeyPair keys,
      String name,
      KeyPurposeId purpose,
      Collection<String> names)
      throws GeneralSecurityException, IOException, OperatorCreationException {
    var builder =
        builder(ca.getSubjectX500Principal(), new X500Principal("CN=" + name), keys, LEAF);
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
    builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
    builder.addExtension(
        Extension.authorityKeyIdentifier,
        false,
        new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(ca));
    if (!names.isEmpty()) {
      GeneralName[] all = names.stream().map(CertificateBuilder::name).toArray(GeneralName[]::new);
      builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(all));
    }
    return signed(builder, signer);
  }

  private static GeneralName name(String name) {
    if (name.startsWith("urn:")) {
      return new GeneralName(GeneralName.uniformResourceIdentifier, name);
    }
    return new GeneralName(
        ServerNames.isAddress(name) ? GeneralName.iPAddress : GeneralName.dNSName, name);
  }

  private JcaX509v3CertificateBuilder builder(
      X500Principal issuer, X500Principal subject, KeyPair keys, Duration length)
      throws GeneralSecurityException, IOException {
    Instant from = now.minus(EARLIER);
    var builder =
        new JcaX509v3CertificateBuilder(
            issuer,
            new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS),
            Date.from(from),
            Date.from(from.plus(length)),
            subject,
            keys.getPublic());
    builder.addExtension(
        Extension.subjectKeyIdentifier,
        false,
        new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()));
    return builder;
  }

  private X509Certificate signed(JcaX509v3CertificateBuilder builder, PrivateKey signer)
      throws GeneralSecurityException, OperatorCreationException {
    JcaContentSignerBuilder signing =
        new JcaContentSignerBuilder("SHA256withECDSA").setSecureRandom(random);
    if (provider != null) {
      signing.setProvider(provider);
    }
    return new JcaX509CertificateConverter().getCertificate(builder.build(signing.build(signer)));
  }
}
