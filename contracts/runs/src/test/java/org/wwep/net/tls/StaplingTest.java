package org.wwep.net.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wwep.net.TlsRejectedException;
import org.wwep.net.TlsRejectedException.Reason;

/** The answer of a CA that {@code openssl} sends along with its certificate. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class StaplingTest extends TlsToolPeers {
  private static final Duration DAY = Duration.ofDays(1);
  private static final TestCa CA = TlsTestPeers.CA;
  private static final Instant NOW = TestCa.NOW;
  private static final TestCa.Order RESPONDER = TestCa.order("CN=responder");

  private final Path dir;

  StaplingTest(@TempDir Path dir) {
    super(dir);
    this.dir = dir;
  }

  @BeforeAll
  static void look() {
    assumeTrue(OpenSsl.isInstalled(), "openssl is not installed");
  }

  /** An answer about the server's certificate, signed with a key. */
  private static byte[] answer(
      TestCa.Order signer,
      @Nullable Credential shown,
      @Nullable CertificateStatus status,
      Credential about,
      Instant next)
      throws Exception {
    var digests = new JcaDigestCalculatorProviderBuilder().build();
    var sha1 = digests.get(CertificateID.HASH_SHA1);
    BasicOCSPRespBuilder builder =
        new BasicOCSPRespBuilder(
            new RespID(new JcaX509CertificateHolder(CA.certificate()).getSubject()));
    builder.addResponse(
        new CertificateID(
            sha1,
            new JcaX509CertificateHolder(CA.certificate()),
            about.chain().getFirst().getSerialNumber()),
        status,
        Date.from(NOW.minus(DAY.multipliedBy(9))),
        Date.from(next));
    var certificates =
        shown == null
            ? null
            : new org.bouncycastle.cert.X509CertificateHolder[] {
              new JcaX509CertificateHolder(shown.chain().getFirst())
            };
    return new OCSPRespBuilder()
        .build(
            OCSPRespBuilder.SUCCESSFUL,
            builder.build(
                new JcaContentSignerBuilder("SHA256withECDSA").build(signer.keys().getPrivate()),
                certificates,
                Date.from(NOW)))
        .getEncoded();
  }

  private static byte[] byTheCa(@Nullable CertificateStatus status, Instant next) throws Exception {
    TestCa.Order ca = RESPONDER.with(CA.keys(), "SHA256withECDSA");
    return answer(ca, null, status, TlsTestPeers.SERVER, next);
  }

  private TlsConnection connect(TlsVersion version, byte[] answer) throws Exception {
    Path file = Files.write(dir.resolve("answer.der"), answer);
    List<String> line = new ArrayList<>(TestCertificates.files(openssl));
    line.addAll(List.of("-status_file", file.toString()));
    OpenSsl.Server server = openssl.serve(line);
    return connect(
        server.port(), TlsTestPeers.trusting().withParameters(TlsTestPeers.only(version)));
  }

  private void refused(TlsVersion version, byte[] answer, Reason reason, String words) {
    assertThatThrownBy(() -> connect(version, answer))
        .isInstanceOfSatisfying(
            TlsRejectedException.class,
            e -> assertThat(e.reason()).as(e.toString()).isEqualTo(reason))
        .hasMessageContaining("the certificate of 'CN=localhost'")
        .hasMessageContaining(words);
  }

  @ParameterizedTest
  @EnumSource
  void the_answer_of_the_ca_counts(TlsVersion version) throws Exception {
    Instant later = NOW.plus(DAY);
    TlsConnection good = connect(version, byTheCa(CertificateStatus.GOOD, later));
    assertThat(good.security().toString()).endsWith("with CN=localhost, OCSP good");
    good.close();
    refused(
        version,
        byTheCa(new RevokedStatus(Date.from(NOW.minus(DAY))), later),
        Reason.REVOKED,
        "was revoked at 2026-11-22T12:00:00Z, by the OCSP answer that the server sent");
    refused(
        version,
        byTheCa(new UnknownStatus(), later),
        Reason.REVOCATION_UNKNOWN,
        "says that the CA does not know it");
    refused(
        version,
        byTheCa(CertificateStatus.GOOD, NOW.minus(DAY)),
        Reason.REVOCATION_UNKNOWN,
        "expired at 2026-11-22T12:00:00Z, 1 d ago");
    refused(
        version,
        answer(
            RESPONDER.with(CA.keys(), ""),
            null,
            CertificateStatus.GOOD,
            TlsTestPeers.CLIENT,
            later),
        Reason.REVOCATION_UNKNOWN,
        "is about another one");
  }

  @ParameterizedTest
  @EnumSource
  void only_the_ca_and_whom_it_lets_may_answer(TlsVersion version) throws Exception {
    Instant later = NOW.plus(DAY);
    TestCa.Order delegate = RESPONDER.meantFor(KeyPurposeId.id_kp_OCSPSigning);
    connect(
            version,
            answer(
                delegate, CA.issue(delegate), CertificateStatus.GOOD, TlsTestPeers.SERVER, later))
        .close();
    refused(
        version,
        answer(RESPONDER, CA.issue(RESPONDER), CertificateStatus.GOOD, TlsTestPeers.SERVER, later),
        Reason.REVOCATION_UNKNOWN,
        "is not signed by its CA, nor by whom that CA lets answer");
  }

  @Test
  void a_certificate_that_wants_an_answer_with_it_is_refused_without_one() throws Exception {
    Path file = dir.resolve("must-staple.pem");
    String made =
        "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=eager"
            + " -addext tlsfeature=status_request -keyout "
            + dir.resolve("key.pem")
            + " -out "
            + file;
    assertThat(openssl.start(List.of(made.split(" "))).waitFor()).isZero();
    TrustPath path = new TrustPath(TrustAnchors.read(file).certificates(), true, true);
    assertThatThrownBy(() -> StapledAnswer.check(path, null, NOW))
        .hasMessageContaining("'CN=eager'")
        .hasMessageContaining("(must-staple), and the server sent none");
  }
}
