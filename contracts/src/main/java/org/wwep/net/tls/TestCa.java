package org.wwep.net.tls;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A CA that signs anything; each wish returns a changed copy of the order. */
record TestCa(X509Certificate certificate, KeyPair keys, List<X509Certificate> above) {
  static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final AtomicLong SERIAL = new AtomicLong(1);

  /** What is wanted of a certificate. */
  record Order(
      String subject,
      List<String> names,
      Instant from,
      Instant to,
      KeyPair keys,
      String signature,
      boolean ca,
      List<KeyPurposeId> purposes) {
    Order named(String... these) {
      return new Order(subject, List.of(these), from, to, keys, signature, ca, purposes);
    }

    Order valid(Instant since, Instant until) {
      return new Order(subject, names, since, until, keys, signature, ca, purposes);
    }

    Order with(KeyPair pair, String algorithm) {
      return new Order(subject, names, from, to, pair, algorithm, ca, purposes);
    }

    Order asCa() {
      return new Order(subject, List.of(), from, to, keys, signature, true, List.of());
    }

    Order meantFor(KeyPurposeId... these) {
      return new Order(subject, names, from, to, keys, signature, ca, List.of(these));
    }
  }

  static Order order(String subject) {
    return new Order(
        subject,
        List.of("localhost"),
        NOW.minus(Duration.ofDays(1)),
        NOW.plus(Duration.ofDays(90)),
        p256(),
        "SHA256withECDSA",
        false,
        List.of());
  }

  static TestCa root(String name) {
    return root(order(name).asCa());
  }

  static TestCa root(Order order) {
    return new TestCa(sign(order, order.subject(), order.keys()), order.keys(), List.of());
  }

  TestCa intermediate(Order order) {
    X509Certificate made = sign(order);
    List<X509Certificate> path = new ArrayList<>(List.of(made));
    path.addAll(above);
    return new TestCa(made, order.keys(), path);
  }

  Credential issue(Order order) {
    List<X509Certificate> chain = new ArrayList<>(List.of(sign(order)));
    chain.addAll(above);
    return credential(chain, order.keys());
  }

  static Credential selfSigned(Order order) {
    return credential(List.of(sign(order, order.subject(), order.keys())), order.keys());
  }

  private static Credential credential(List<X509Certificate> chain, KeyPair keys) {
    try {
      return Credential.of(chain, keys.getPrivate());
    } catch (CredentialException e) {
      throw new AssertionError(e);
    }
  }

  TrustAnchors anchors() {
    return TrustAnchors.of(List.of(certificate));
  }

  private X509Certificate sign(Order order) {
    return sign(order, certificate.getSubjectX500Principal().getName(), keys);
  }

  private static X509Certificate sign(Order order, String issuer, KeyPair signer) {
    try {
      var builder =
          new JcaX509v3CertificateBuilder(
              new X500Principal(issuer),
              BigInteger.valueOf(SERIAL.getAndIncrement()),
              Date.from(order.from()),
              Date.from(order.to()),
              new X500Principal(order.subject()),
              order.keys().getPublic());
      if (order.ca()) {
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
      }
      if (!order.names().isEmpty()) {
        GeneralName[] names =
            order.names().stream()
                .map(n -> new GeneralName(n.matches("[0-9.]+|.*:.*") ? 7 : 2, n))
                .toArray(GeneralName[]::new);
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
      }
      if (!order.purposes().isEmpty()) {
        builder.addExtension(
            Extension.extendedKeyUsage,
            false,
            new ExtendedKeyUsage(order.purposes().toArray(KeyPurposeId[]::new)));
      }
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder(order.signature()).build(signer.getPrivate())));
    } catch (Exception e) {
      throw new AssertionError(order.toString(), e);
    }
  }

  static KeyPair p256() {
    return pair("EC", 0);
  }

  static KeyPair ec(String curve) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(curve));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  static KeyPair rsa(int bits) {
    return pair("RSA", bits);
  }

  /** Returns a key that was made once and for all: one of this length takes seconds to make. */
  static KeyPair longRsa(int bits) {
    String name = "test-rsa-" + bits + ".pem";
    try (InputStream pem = Objects.requireNonNull(TestCa.class.getResourceAsStream(name), name)) {
      String text = new String(pem.readAllBytes(), StandardCharsets.US_ASCII);
      byte[] der = Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z ]+-----", ""));
      KeyFactory factory = KeyFactory.getInstance("RSA");
      RSAPrivateCrtKey key =
          (RSAPrivateCrtKey) factory.generatePrivate(new PKCS8EncodedKeySpec(der));
      return new KeyPair(
          factory.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent())),
          key);
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(name, e);
    }
  }

  static KeyPair pair(String algorithm, int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      if (algorithm.equals("EC")) {
        generator.initialize(new ECGenParameterSpec("secp256r1"));
      } else if (bits > 0) {
        generator.initialize(bits);
      }
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
