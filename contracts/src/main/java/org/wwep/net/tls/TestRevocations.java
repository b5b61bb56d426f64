package org.wwep.net.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Revocation lists for tests, in PEM. */
public final class TestRevocations {
  private static final Duration DAY = Duration.ofDays(1);

  private TestRevocations() {}

  /** Returns a CA's list of the day, with these certificates on it. */
  static String list(TestCa ca, Credential... revoked) {
    return list(ca, TestCa.NOW.minus(DAY), TestCa.NOW.plus(DAY), revoked);
  }

  static String list(TestCa ca, Instant from, Instant next, Credential... revoked) {
    List<X509Certificate> leaves =
        List.of(revoked).stream().map(one -> one.chain().getFirst()).toList();
    return list(ca, from, next, "SHA256withECDSA", leaves);
  }

  static String list(
      TestCa ca, Instant from, Instant next, String signature, List<X509Certificate> revoked) {
    try {
      JcaX509v2CRLBuilder builder =
          new JcaX509v2CRLBuilder(ca.certificate().getSubjectX500Principal(), Date.from(from));
      builder.setNextUpdate(Date.from(next));
      for (X509Certificate one : revoked) {
        builder.addCRLEntry(one.getSerialNumber(), Date.from(from), CRLReason.keyCompromise);
      }
      byte[] der =
          builder
              .build(new JcaContentSignerBuilder(signature).build(ca.keys().getPrivate()))
              .getEncoded();
      return OpenSsl.pem("X509 CRL", der);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** Writes the list of a server's clients: with the good one revoked, or with nobody on it. */
  public static Path clients(Path file, boolean revoked) throws IOException {
    Credential[] gone = revoked ? new Credential[] {TlsTestPeers.CLIENT} : new Credential[0];
    return Files.writeString(file, list(TlsTestPeers.CA, gone), StandardCharsets.US_ASCII);
  }

  /** Returns a server's engines that ask for a certificate that is not on the list in this file. */
  public static ServerEngines engines(JsseProvider provider, Path file) throws CredentialException {
    return engines(
        provider,
        TlsTestPeers.CA.anchors().withRevocations(RevocationLists.read(List.of(file))),
        () -> TestCa.NOW);
  }

  /** Returns a server's engines that ask for a certificate which these vouch for. */
  public static ServerEngines engines(
      JsseProvider provider, TrustAnchors trust, InstantSource clock) {
    return ServerEngines.of(
        TlsTestPeers.serving().withClients(ClientAuth.REQUIRED, trust), provider, 10, clock);
  }

  /** Returns a server's engines that ask for no certificate. */
  public static ServerEngines serving(JsseProvider provider) {
    return ServerEngines.of(TlsTestPeers.serving(), provider, 10, () -> TestCa.NOW);
  }

  /** Writes the certificate of the good CA, or of one that vouches for nobody here. */
  public static Path ca(Path file, boolean good) throws IOException {
    return Files.writeString(
        file,
        OpenSsl.pem("CERTIFICATE", good ? TestCertificates.ca() : TestCertificates.stranger()),
        StandardCharsets.US_ASCII);
  }

  /** Returns when the good client's certificate is over. */
  public static Instant clientEnd() {
    return TlsTestPeers.CLIENT.chain().getFirst().getNotAfter().toInstant();
  }

  /** Returns the day of the certificates. */
  public static Instant day() {
    return TestCa.NOW;
  }

  /** Returns our own client, which keeps its sessions and shows the good certificate. */
  public static TlsClientLayer resuming(Tls tls) {
    return new TlsClientLayer(
        tls,
        TlsTestPeers.trusting()
            .withOwn(TlsTestPeers.CLIENT)
            .withParameters(TlsTestPeers.only(TlsVersion.TLS_1_2))
            .withSessions(SessionCache.ofSize(2)));
  }
}
