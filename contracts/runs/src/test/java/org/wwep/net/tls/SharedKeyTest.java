package org.wwep.net.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
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

/** Pre-shared keys, in both versions. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SharedKeyTest {
  private static final Psk PSK = Psk.of("device 0FAC", new byte[32]);
  private static final Psk OTHER =
      Psk.of("device 0FAC", "another key of 26 bytes or".getBytes(StandardCharsets.US_ASCII));

  private final TlsTestPeers tlsTestPeers = new TlsTestPeers();

  @AfterEach
  void close() {
    tlsTestPeers.close();
  }

  @ParameterizedTest
  @EnumSource
  void a_shared_key_is_enough(TlsVersion version) throws Exception {
    Pair pair =
        tlsTestPeers.pair(
            TlsClientConfig.preShared(PSK).withParameters(TlsTestPeers.only(version)),
            TlsServerConfig.preShared(PSK));
    pair.exchange("W0FAC050001", "A0FAC050001");
    assertThat(pair.client().security().preShared()).isTrue();
    assertThat(pair.server().security().preShared()).isTrue();
    assertThat(pair.client().security().peerCertificates()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void a_server_may_have_both_and_the_client_chooses(TlsVersion version) throws Exception {
    TlsServerConfig both = TlsTestPeers.serving().withPsks(PSK);
    assertThat(
            tlsTestPeers
                .pair(
                    TlsClientConfig.preShared(PSK).withParameters(TlsTestPeers.only(version)), both)
                .server()
                .security()
                .preShared())
        .isTrue();
    assertThat(
            tlsTestPeers
                .pair(TlsTestPeers.trusting().withParameters(TlsTestPeers.only(version)), both)
                .client()
                .security()
                .peerSubject())
        .contains("CN=localhost");
  }

  @ParameterizedTest
  @EnumSource
  void another_shared_key_is_refused(TlsVersion version) throws Exception {
    TlsTestPeers.Raw raw = tlsTestPeers.raw();
    TestTask<TlsConnection> accepted =
        tlsTestPeers.accepting(raw.server(), TlsServerConfig.preShared(OTHER));
    assertThatThrownBy(
            () ->
                tlsTestPeers.tls.connect(
                    raw.client(),
                    TlsClientConfig.preShared(PSK).withParameters(TlsTestPeers.only(version)),
                    TlsTestPeers.LONG))
        .isInstanceOf(TlsRejectedException.class)
        .hasMessageContaining("keys differ");
    assertThat(accepted.thrown())
        .get()
        .isInstanceOfSatisfying(
            TlsRejectedException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.PROTOCOL_ERROR));
  }

  @Test
  void a_certificate_instead_of_the_shared_key_is_refused() throws Exception {
    TlsTestPeers.Raw raw = tlsTestPeers.raw();
    TestTask<TlsConnection> _ = tlsTestPeers.accepting(raw.server(), TlsTestPeers.serving());
    assertThatThrownBy(
            () ->
                tlsTestPeers.tls.connect(
                    raw.client(),
                    TlsClientConfig.preShared(PSK)
                        .withParameters(TlsTestPeers.only(TlsVersion.TLS_1_3)),
                    TlsTestPeers.LONG))
        .isInstanceOfSatisfying(
            TlsRejectedException.class,
            e -> assertThat(e.reason()).isIn(Reason.UNKNOWN_CA, Reason.PEER_ALERT));
  }
}
