package org.wwep.net.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wwep.net.TlsRejectedException.Reason;

/** What is good enough, to the second, and what a client may choose not to look at. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class TrustingTest {
  private static final Instant NOW = TestCa.NOW;
  private static final Duration DAY = Duration.ofDays(1);

  private final TlsTestPeers tlsTestPeers = new TlsTestPeers();

  @AfterEach
  void close() {
    tlsTestPeers.close();
  }

  private static TestCa.Order order() {
    return TestCa.order("CN=server 7,O=Test");
  }

  @Test
  void a_certificate_is_valid_to_its_last_second() throws Exception {
    Credential brief = TlsTestPeers.CA.issue(order().valid(NOW.minus(DAY), NOW));
    CertificateCheck check =
        new CertificateCheck(TlsTestPeers.CA.anchors(), null, Set.of(), Purpose.SERVER);
    check.accept(brief.chain(), NOW);
    check.accept(brief.chain(), NOW.minus(DAY));
    assertThatThrownBy(() -> check.accept(brief.chain(), NOW.plusSeconds(1)))
        .isInstanceOfSatisfying(
            CertificateRefusedException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.EXPIRED));
    assertThatThrownBy(() -> check.accept(brief.chain(), NOW.minus(DAY).minusSeconds(1)))
        .isInstanceOfSatisfying(
            CertificateRefusedException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.NOT_YET_VALID));
  }

  @Test
  void a_certificate_that_vouches_for_itself_is_good_if_it_is_trusted() throws Exception {
    Credential own = TestCa.selfSigned(order());
    TlsClientConfig trusting = TlsClientConfig.trusting(TrustAnchors.of(own.chain()), "localhost");
    tlsTestPeers.pair(trusting, TlsServerConfig.of(own)).exchange("R0FAC05", "X");
  }

  @Test
  void an_insecure_client_takes_all_that_and_says_so_loudly() throws Exception {
    Credential bad =
        TestCa.selfSigned(
            order().named("example.org").valid(NOW.minus(DAY.multipliedBy(9)), NOW.minus(DAY)));
    tlsTestPeers
        .pair(TlsClientConfig.insecurely(), TlsServerConfig.of(bad))
        .exchange("R0FAC05", "X");
    assertThat(TlsClientConfig.insecurely().warnings())
        .singleElement()
        .asString()
        .startsWith("INSECURE");
    assertThat(TlsClientConfig.insecurely().toString()).contains("insecure=true");
    assertThat(TlsTestPeers.trusting().warnings()).isEmpty();
    assertThat(TlsTestPeers.trusting().withServerName(null).warnings())
        .singleElement()
        .asString()
        .contains("name is not checked");
  }

  @Test
  void a_pin_proves_the_key_and_what_is_wrong_beside_it_is_told() throws Exception {
    Credential bad =
        TestCa.root("CN=Nobody's CA")
            .issue(
                order()
                    .named("example.org")
                    .valid(NOW.minus(DAY.multipliedBy(9)), NOW.minus(DAY))
                    .with(TestCa.p256(), "SHA1withECDSA"));
    TlsClientConfig pinning =
        TlsClientConfig.pinning(PublicKeyPin.of(bad.chain().getFirst()))
            .withServerName("localhost");
    for (TlsVersion version : TlsVersion.values()) {
      TlsTestPeers.Pair pair =
          tlsTestPeers.pair(
              pinning.withParameters(TlsTestPeers.only(version)), TlsServerConfig.of(bad));
      pair.exchange("R0FAC05", "X");
      assertThat(pair.client().security().remarks())
          .hasSize(3)
          .anySatisfy(remark -> assertThat(remark).contains("signed with SHA1withECDSA"))
          .anySatisfy(remark -> assertThat(remark).contains("expired at"))
          .anySatisfy(remark -> assertThat(remark).contains("is for [example.org]"));
      assertThat(pair.client().security().toString()).contains(", pinned, although the certif");
    }
  }

  @Test
  void a_pinned_key_that_can_be_worked_out_is_refused() throws Exception {
    Credential weak = TlsTestPeers.CA.issue(order().with(TestCa.rsa(1024), "SHA256withECDSA"));
    CertificateCheck check =
        Objects.requireNonNull(
            TlsClientConfig.pinning(PublicKeyPin.of(weak.chain().getFirst())).check());
    assertThatThrownBy(() -> check.accept(weak.chain(), NOW))
        .hasMessageContaining("RSA key of 1024 bits");
  }

  @Test
  void a_name_cannot_spoil_the_line_it_is_shown_on() throws Exception {
    Credential evil =
        TlsTestPeers.CA.issue(
            TestCa.order("CN=\u001b[2J\u202Egood,EMAILADDRESS=a@b.org,O=" + "x".repeat(300)));
    assertThat(CertificateText.name(evil.chain().getFirst().getSubjectX500Principal()))
        .startsWith("CN=\\x1B[2J\\u202Egood,emailAddress=a@b.org,O=xxx")
        .hasSize(160)
        .endsWith("...");
  }
}
