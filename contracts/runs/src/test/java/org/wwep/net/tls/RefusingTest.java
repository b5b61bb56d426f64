package org.wwep.net.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.AbstractThrowableAssert;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wwep.net.TlsRejectedException;
import org.wwep.net.TlsRejectedException.Reason;
import org.wwep.rtos.TestTask;

/** Each rule for certificates, in both versions; the peer learns of it by an alert. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class RefusingTest {
  private static final Instant NOW = TestCa.NOW;
  private static final Duration DAY = Duration.ofDays(1);

  private final TlsTestPeers tlsTestPeers = new TlsTestPeers();

  @AfterEach
  void close() {
    tlsTestPeers.close();
  }

  private void refused(Credential server, Reason reason, String... words) throws Exception {
    refused(TlsTestPeers.trusting(), server, reason, words);
  }

  private void refused(TlsClientConfig config, Credential server, Reason reason, String... words)
      throws Exception {
    for (TlsVersion version : TlsVersion.values()) {
      TlsTestPeers.Raw raw = tlsTestPeers.raw();
      TestTask<TlsConnection> accepted =
          tlsTestPeers.accepting(
              raw.server(), TlsServerConfig.of(server).withParameters(TlsTestPeers.only(version)));
      AbstractThrowableAssert<?, ?> thrown =
          assertThatThrownBy(
                  () -> tlsTestPeers.tls.connect(raw.client(), config, TlsTestPeers.LONG))
              .isInstanceOfSatisfying(
                  TlsRejectedException.class,
                  e -> assertThat(e.reason()).as(e.toString()).isEqualTo(reason))
              .hasMessageContaining(raw.client().remote().toString());
      for (String word : words) {
        thrown.hasMessageContaining(word);
      }
      assertThat(accepted.thrown())
          .get()
          .isInstanceOfSatisfying(
              TlsRejectedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.PEER_ALERT));
    }
  }

  private static TestCa.Order order() {
    return TestCa.order("CN=server 7,O=Test");
  }

  @Test
  void an_expired_certificate() throws Exception {
    refused(
        TlsTestPeers.CA.issue(
            order().valid(NOW.minus(DAY.multipliedBy(9)), NOW.minus(DAY.multipliedBy(3)))),
        Reason.EXPIRED,
        "CN=server 7,O=Test",
        "CN=Test CA",
        "expired at 2026-11-20T12:00:00Z, 3 d ago");
  }

  @Test
  void a_certificate_that_is_not_valid_yet() throws Exception {
    refused(
        TlsTestPeers.CA.issue(order().valid(NOW.plus(DAY), NOW.plus(DAY.multipliedBy(3)))),
        Reason.NOT_YET_VALID,
        "CN=server 7",
        "2026-11-24T12:00:00Z",
        "is this clock set?");
  }

  @Test
  void an_expired_ca_whatever_it_signed() throws Exception {
    TestCa old =
        TestCa.root(
            TestCa.order("CN=Old CA").asCa().valid(NOW.minus(DAY.multipliedBy(9)), NOW.minus(DAY)));
    refused(
        TlsClientConfig.trusting(old.anchors(), "localhost"),
        old.issue(order()),
        Reason.EXPIRED,
        "'CN=Old CA'");
  }

  @Test
  void a_certificate_that_vouches_for_itself() throws Exception {
    refused(TestCa.selfSigned(order()), Reason.SELF_SIGNED, "CN=server 7", "vouches for itself");
  }

  @Test
  void a_certificate_of_an_unknown_ca() throws Exception {
    refused(
        TestCa.root("CN=Other CA").issue(order()),
        Reason.UNKNOWN_CA,
        "issued by 'CN=Other CA'",
        "trusted are ['CN=Test CA']");
  }

  @Test
  void a_certificate_of_a_ca_that_only_has_the_trusted_ones_name() throws Exception {
    refused(
        TestCa.root("CN=Test CA").issue(order()),
        Reason.UNKNOWN_CA,
        "not signed by the key of the trusted CA of that name");
  }

  @Test
  void a_certificate_for_other_names() throws Exception {
    refused(
        TlsTestPeers.CA.issue(order().named("example.org", "192.0.2.1")),
        Reason.WRONG_NAME,
        "[example.org, 192.0.2.1]",
        "not for 'localhost'");
  }

  @Test
  void a_common_name_is_no_name() throws Exception {
    refused(
        TlsTestPeers.CA.issue(TestCa.order("CN=localhost").named()),
        Reason.WRONG_NAME,
        "is for []");
  }

  @Test
  void a_signature_with_sha_1() throws Exception {
    refused(
        TlsTestPeers.CA.issue(order().with(TestCa.p256(), "SHA1withECDSA")),
        Reason.WEAK_SIGNATURE,
        "CN=server 7",
        "SHA1withECDSA");
  }

  @Test
  void an_intermediate_ca_signed_with_sha_1() throws Exception {
    TestCa middle =
        TlsTestPeers.CA.intermediate(
            TestCa.order("CN=Middle").asCa().with(TestCa.p256(), "SHA1withECDSA"));
    refused(middle.issue(order()), Reason.WEAK_SIGNATURE, "'CN=Middle'");
  }

  @Test
  void an_rsa_key_of_1024_bits() throws Exception {
    refused(
        TlsTestPeers.CA.issue(order().with(TestCa.rsa(1024), "SHA256withECDSA")),
        Reason.WEAK_KEY,
        "CN=server 7",
        "RSA key of 1024 bits");
  }

  @Test
  void a_key_that_is_not_pinned() throws Exception {
    PublicKeyPin other = PublicKeyPin.of(TlsTestPeers.CLIENT.chain().getFirst());
    refused(
        TlsTestPeers.trusting().withPins(other),
        TlsTestPeers.SERVER,
        Reason.PIN_MISMATCH,
        "CN=localhost",
        PublicKeyPin.of(TlsTestPeers.SERVER.chain().getFirst()).toString(),
        other.toString());
    refused(TlsClientConfig.pinning(other), TlsTestPeers.SERVER, Reason.PIN_MISMATCH, "not pinned");
  }

  @Test
  void a_pinned_key_is_enough_and_a_ca_may_be_pinned_beside_its_trust() throws Exception {
    Credential own = TestCa.selfSigned(order());
    tlsTestPeers
        .pair(
            TlsClientConfig.pinning(PublicKeyPin.of(own.chain().getFirst())),
            TlsServerConfig.of(own))
        .exchange("R0FAC05", "X");
    PublicKeyPin ca = PublicKeyPin.of(TlsTestPeers.CA.certificate());
    tlsTestPeers
        .pair(TlsTestPeers.trusting().withPins(ca), TlsTestPeers.serving())
        .exchange("R0FAC05", "X");
    refused(TlsClientConfig.pinning(ca), TlsTestPeers.SERVER, Reason.PIN_MISMATCH);
  }

  @Test
  void a_certificate_that_is_meant_for_clients() throws Exception {
    refused(
        TlsTestPeers.CA.issue(order().meantFor(KeyPurposeId.id_kp_clientAuth)),
        Reason.BAD_CERTIFICATE,
        "not meant for a TLS server");
  }

  @Test
  void a_servers_certificate_that_plays_ca() throws Exception {
    TestCa server = TlsTestPeers.CA.intermediate(order());
    refused(
        server.issue(TestCa.order("CN=below")),
        Reason.BAD_CERTIFICATE,
        "'CN=server 7,O=Test'",
        "is no CA's",
        "'CN=below'");
  }

  @Test
  void a_chain_over_an_intermediate_ca_in_any_order() throws Exception {
    Credential own =
        TlsTestPeers.CA
            .intermediate(TestCa.order("CN=Middle").asCa())
            .intermediate(TestCa.order("CN=Low").asCa())
            .issue(order());
    for (TlsVersion version : TlsVersion.values()) {
      tlsTestPeers
          .pair(
              TlsTestPeers.trusting().withParameters(TlsTestPeers.only(version)),
              TlsServerConfig.of(own))
          .exchange("R0FAC05", "X");
    }
    List<X509Certificate> turned =
        List.of(own.chain().get(0), own.chain().get(2), own.chain().get(1));
    new CertificateCheck(TlsTestPeers.CA.anchors(), null, Set.of(), Purpose.SERVER)
        .accept(turned, NOW);
    refused(
        TlsTestPeers.trusting(),
        TestCa.root("CN=Elsewhere").intermediate(TestCa.order("CN=Middle").asCa()).issue(order()),
        Reason.UNKNOWN_CA,
        "nobody trusted vouches",
        "'CN=Middle'");
  }

  @Test
  void what_was_sound_once_still_expires_and_is_still_for_its_name_only() throws Exception {
    TrustAnchors trust = TlsTestPeers.CA.anchors();
    tlsTestPeers.pair(TlsClientConfig.trusting(trust, "localhost"), TlsTestPeers.serving());
    refused(TlsClientConfig.trusting(trust, "example.org"), TlsTestPeers.SERVER, Reason.WRONG_NAME);
    CertificateCheck check = new CertificateCheck(trust, null, Set.of(), Purpose.SERVER);
    assertThatThrownBy(
            () -> check.accept(TlsTestPeers.SERVER.chain(), NOW.plus(DAY.multipliedBy(91))))
        .isInstanceOfSatisfying(
            CertificateRefusedException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.EXPIRED));
  }
}
