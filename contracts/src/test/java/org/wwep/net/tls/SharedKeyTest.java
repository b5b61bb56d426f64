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
import org.wwep.net.TlsRejected;
import org.wwep.net.TlsRejected.Reason;
import org.wwep.net.tls.Ends.Pair;
import org.wwep.rtos.Started;

/** Pre-shared keys, in both versions. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SharedKeyTest {
  private static final Psk PSK = Psk.of("device 0FAC", new byte[32]);
  private static final Psk OTHER =
      Psk.of("device 0FAC", "another key of 26 bytes or".getBytes(StandardCharsets.US_ASCII));

  private final Ends ends = new Ends();

  @AfterEach
  void close() {
    ends.close();
  }

  @ParameterizedTest
  @EnumSource
  void a_shared_key_is_enough(TlsVersion version) throws Exception {
    Pair pair =
        ends.pair(
            TlsClientConfig.preShared(PSK).withParameters(Ends.only(version)),
            TlsServerConfig.preShared(PSK));
    pair.exchange("W0FAC050001", "A0FAC050001");
    assertThat(pair.client().security().preShared()).isTrue();
    assertThat(pair.server().security().preShared()).isTrue();
    assertThat(pair.client().security().peerCertificates()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void a_server_may_have_both_and_the_client_chooses(TlsVersion version) throws Exception {
    TlsServerConfig both = Ends.serving().withPsks(PSK);
    assertThat(
            ends.pair(TlsClientConfig.preShared(PSK).withParameters(Ends.only(version)), both)
                .server()
                .security()
                .preShared())
        .isTrue();
    assertThat(
            ends.pair(Ends.trusting().withParameters(Ends.only(version)), both)
                .client()
                .security()
                .peerSubject())
        .contains("CN=localhost");
  }

  @ParameterizedTest
  @EnumSource
  void another_shared_key_is_refused(TlsVersion version) throws Exception {
    Ends.Raw raw = ends.raw();
    Started<TlsConnection> accepted =
        ends.accepting(raw.server(), TlsServerConfig.preShared(OTHER));
    assertThatThrownBy(
            () ->
                ends.tls.connect(
                    raw.client(),
                    TlsClientConfig.preShared(PSK).withParameters(Ends.only(version)),
                    Ends.LONG))
        .isInstanceOf(TlsRejected.class)
        .hasMessageContaining("keys differ");
    assertThat(accepted.thrown())
        .get()
        .isInstanceOfSatisfying(
            TlsRejected.class, e -> assertThat(e.reason()).isEqualTo(Reason.PROTOCOL_ERROR));
  }

  @Test
  void a_certificate_instead_of_the_shared_key_is_refused() throws Exception {
    Ends.Raw raw = ends.raw();
    Started<TlsConnection> _ = ends.accepting(raw.server(), Ends.serving());
    assertThatThrownBy(
            () ->
                ends.tls.connect(
                    raw.client(),
                    TlsClientConfig.preShared(PSK).withParameters(Ends.only(TlsVersion.TLS_1_3)),
                    Ends.LONG))
        .isInstanceOfSatisfying(
            TlsRejected.class,
            e -> assertThat(e.reason()).isIn(Reason.UNKNOWN_CA, Reason.PEER_ALERT));
  }
}
