package org.wwep.net.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wwep.net.TlsRejectedException;
import org.wwep.net.TlsRejectedException.Reason;
import org.wwep.net.tls.TlsTestPeers.Pair;
import org.wwep.rtos.TestTask;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class AgreeingTest {
  private final TlsTestPeers tlsTestPeers = new TlsTestPeers();

  @AfterEach
  void close() {
    tlsTestPeers.close();
  }

  @Test
  void a_suite_that_is_none_is_refused_beside_one_of_static_rsa() {
    List<Integer> numbers = List.of(TlsSuite.numbers(TlsSuite.Exchange.STATIC_RSA).getFirst(), 1);
    assertThatThrownBy(() -> TlsParameters.DEFAULT.withNumbers(numbers))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0x0001");
  }

  @ParameterizedTest
  @EnumSource
  void the_server_shows_its_certificate(TlsVersion version) throws Exception {
    Pair pair =
        tlsTestPeers.pair(
            TlsTestPeers.trusting().withParameters(TlsTestPeers.only(version)),
            TlsTestPeers.serving());
    pair.exchange("W0FAC050001", "A0FAC050001");
    for (TlsConnection end : List.of(pair.client(), pair.server())) {
      assertThat(end.security().version()).isEqualTo(version);
      assertThat(end.security().suite()).isEqualTo(TlsSuite.AES_128_GCM);
      assertThat(end.security().resumed()).isFalse();
      assertThat(end.security().preShared()).isFalse();
    }
    assertThat(pair.client().security().peerSubject()).contains("CN=localhost");
    assertThat(pair.client())
        .hasToString(
            pair.client().local()
                + " to "
                + pair.client().remote()
                + ", "
                + version
                + " AES_128_GCM with CN=localhost");
    assertThat(pair.server().security().peerSubject()).isEmpty();
  }

  @Test
  void the_newest_version_in_common_is_taken() throws Exception {
    assertThat(
            tlsTestPeers
                .pair(TlsTestPeers.trusting(), TlsTestPeers.serving())
                .client()
                .security()
                .version())
        .isEqualTo(TlsVersion.TLS_1_3);
    TlsServerConfig old =
        TlsTestPeers.serving().withParameters(TlsTestPeers.only(TlsVersion.TLS_1_2));
    assertThat(tlsTestPeers.pair(TlsTestPeers.trusting(), old).client().security().version())
        .isEqualTo(TlsVersion.TLS_1_2);
  }

  @ParameterizedTest
  @EnumSource(names = {"AES_128_GCM", "CHACHA20_POLY1305", "AES_256_GCM"})
  void either_side_chooses_suite_and_group(TlsSuite suite) throws Exception {
    for (TlsVersion version : TlsVersion.values()) {
      for (TlsGroup group : TlsGroup.values()) {
        // Suites with curves have no use for other groups, and these are slow.
        if (group.compareTo(TlsGroup.P_521) > 0
            && (version == TlsVersion.TLS_1_2 || suite != TlsSuite.AES_128_GCM)) {
          continue;
        }
        TlsParameters these = TlsTestPeers.only(version).withSuites(suite).withGroups(group);
        Pair pair =
            tlsTestPeers.pair(
                TlsTestPeers.trusting().withParameters(these), TlsTestPeers.serving());
        pair.exchange("R0FAC05", "A0FAC050001");
        assertThat(pair.server().security().suite()).isEqualTo(suite);
        pair =
            tlsTestPeers.pair(
                TlsTestPeers.trusting(), TlsTestPeers.serving().withParameters(these));
        pair.exchange("R0FAC05", "A0FAC050001");
        assertThat(pair.client().security().suite()).isEqualTo(suite);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void every_kind_of_key_serves(TlsVersion version) throws Exception {
    for (var keys : List.of(TestCa.rsa(2048), TestCa.pair("Ed25519", 0), TestCa.p256())) {
      Credential own = TlsTestPeers.CA.issue(TestCa.order("CN=x").with(keys, "SHA256withECDSA"));
      Pair pair =
          tlsTestPeers.pair(
              TlsTestPeers.trusting().withParameters(TlsTestPeers.only(version)).withOwn(own),
              TlsServerConfig.of(own).withClients(ClientAuth.REQUIRED, TlsTestPeers.CA.anchors()));
      pair.exchange("R0FAC05", "A0FAC050001");
      assertThat(pair.server().security().peerSubject()).contains("CN=x");
    }
  }

  @ParameterizedTest
  @EnumSource
  void both_show_certificates(TlsVersion version) throws Exception {
    Pair pair =
        tlsTestPeers.pair(
            TlsTestPeers.trusting()
                .withParameters(TlsTestPeers.only(version))
                .withOwn(TlsTestPeers.CLIENT),
            TlsTestPeers.serving().withClients(ClientAuth.REQUIRED, TlsTestPeers.CA.anchors()));
    pair.exchange("W0FAC050001", "A0FAC050001");
    assertThat(pair.server().security().peerSubject()).contains("CN=device 0FAC");
  }

  @ParameterizedTest
  @EnumSource
  void a_client_that_is_only_asked_need_not_show_one(TlsVersion version) throws Exception {
    Pair pair =
        tlsTestPeers.pair(
            TlsTestPeers.trusting().withParameters(TlsTestPeers.only(version)),
            TlsTestPeers.serving().withClients(ClientAuth.WANTED, TlsTestPeers.CA.anchors()));
    pair.exchange("W0FAC050001", "A0FAC050001");
    assertThat(pair.server().security().peerSubject()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void a_client_without_the_certificate_it_needs_learns_so(TlsVersion version) throws Exception {
    TlsTestPeers.Raw raw = tlsTestPeers.raw();
    TestTask<TlsConnection> accepted =
        tlsTestPeers.accepting(
            raw.server(),
            TlsTestPeers.serving().withClients(ClientAuth.REQUIRED, TlsTestPeers.CA.anchors()));
    // In TLS 1.3 the client is done before the server has looked.
    assertThatThrownBy(
            () -> {
              TlsConnection client =
                  tlsTestPeers.tls.connect(
                      raw.client(),
                      TlsTestPeers.trusting().withParameters(TlsTestPeers.only(version)),
                      TlsTestPeers.LONG);
              client.send(TlsTestPeers.bytes("W0FAC050001"), TlsTestPeers.LONG);
              TlsTestPeers.receive(client, TlsTestPeers.LONG);
            })
        .isInstanceOfSatisfying(
            TlsRejectedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.PEER_ALERT))
        .hasMessageContaining(
            version == TlsVersion.TLS_1_3 ? "certificate_required" : "handshake_failure")
        .hasMessageContaining("wants a client certificate");
    assertThat(accepted.thrown())
        .get()
        .isInstanceOfSatisfying(
            TlsRejectedException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.BAD_CERTIFICATE));
  }

  @ParameterizedTest
  @EnumSource
  void a_client_with_a_foreign_certificate_is_refused(TlsVersion version) throws Exception {
    Credential foreign = TestCa.root("CN=Other CA").issue(TestCa.order("CN=stranger"));
    TlsTestPeers.Raw raw = tlsTestPeers.raw();
    TestTask<TlsConnection> accepted =
        tlsTestPeers.accepting(
            raw.server(),
            TlsTestPeers.serving().withClients(ClientAuth.WANTED, TlsTestPeers.CA.anchors()));
    assertThatThrownBy(
            () ->
                TlsTestPeers.receive(
                    tlsTestPeers.tls.connect(
                        raw.client(),
                        TlsTestPeers.trusting()
                            .withOwn(foreign)
                            .withParameters(TlsTestPeers.only(version)),
                        TlsTestPeers.LONG),
                    TlsTestPeers.LONG))
        .isInstanceOf(TlsRejectedException.class)
        .hasMessageContaining("unknown_ca");
    assertThat(accepted.thrown())
        .get()
        .isInstanceOfSatisfying(
            TlsRejectedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNKNOWN_CA));
  }

  @Test
  void ends_without_a_suite_in_common_say_so() throws Exception {
    TlsTestPeers.Raw raw = tlsTestPeers.raw();
    TestTask<TlsConnection> accepted =
        tlsTestPeers.accepting(
            raw.server(),
            TlsTestPeers.serving()
                .withParameters(TlsParameters.DEFAULT.withSuites(TlsSuite.AES_256_GCM)));
    assertThatThrownBy(
            () ->
                tlsTestPeers.tls.connect(
                    raw.client(),
                    TlsTestPeers.trusting()
                        .withParameters(
                            TlsParameters.DEFAULT.withSuites(TlsSuite.CHACHA20_POLY1305)),
                    TlsTestPeers.LONG))
        .isInstanceOf(TlsRejectedException.class)
        .hasMessageContaining("handshake_failure");
    assertThat(accepted.thrown())
        .get()
        .isInstanceOfSatisfying(
            TlsRejectedException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.NOTHING_IN_COMMON));
  }

  @Test
  void ends_without_a_version_in_common_say_so() throws Exception {
    TlsTestPeers.Raw raw = tlsTestPeers.raw();
    TestTask<TlsConnection> accepted =
        tlsTestPeers.accepting(
            raw.server(),
            TlsTestPeers.serving().withParameters(TlsTestPeers.only(TlsVersion.TLS_1_3)));
    assertThatThrownBy(
            () ->
                tlsTestPeers.tls.connect(
                    raw.client(),
                    TlsTestPeers.trusting().withParameters(TlsTestPeers.only(TlsVersion.TLS_1_2)),
                    TlsTestPeers.LONG))
        .isInstanceOfSatisfying(
            TlsRejectedException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.PROTOCOL_TOO_OLD));
    assertThat(accepted.thrown())
        .get()
        .isInstanceOfSatisfying(
            TlsRejectedException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.PROTOCOL_TOO_OLD));
  }
}
