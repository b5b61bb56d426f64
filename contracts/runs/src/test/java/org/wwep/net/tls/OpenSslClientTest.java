package org.wwep.net.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.wwep.net.Endpoint;
import org.wwep.net.TcpListener;
import org.wwep.net.TlsRejectedException;
import org.wwep.net.TlsRejectedException.Reason;
import org.wwep.rtos.TestTask;

/** {@code openssl s_client} against our server. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class OpenSslClientTest extends TlsToolPeers {
  OpenSslClientTest(@TempDir Path dir) {
    super(dir);
  }

  @BeforeAll
  static void look() {
    assumeTrue(OpenSsl.isInstalled(), "openssl is not installed");
  }

  private Process client(TcpListener listener, TlsVersion version, String... more)
      throws Exception {
    Path ca = openssl.certificates("ca.pem", List.of(TlsTestPeers.CA.certificate()));
    List<String> line =
        new ArrayList<>(List.of("s_client", "-connect", listener.local().toString()));
    line.add(version == TlsVersion.TLS_1_3 ? "-tls1_3" : "-tls1_2");
    // The test's clock is not this machine's.
    line.addAll(
        List.of(
            "-CAfile",
            ca.toString(),
            "-verify_return_error",
            "-attime",
            String.valueOf(TestCa.NOW.getEpochSecond())));
    line.addAll(List.of("-verify_hostname", "localhost", "-servername", "localhost"));
    line.addAll(List.of(more));
    return openssl.start(line);
  }

  @ParameterizedTest
  @CsvSource({"TLS_1_2, false", "TLS_1_2, true", "TLS_1_3, false", "TLS_1_3, true"})
  void one_exchange_and_a_clean_end(TlsVersion version, boolean mutual) throws Exception {
    try (TcpListener listener = peers.stack.listen(Endpoint.loopback(0))) {
      TestTask<TlsSecurity> served =
          peers.serveOnce(
              listener,
              mutual
                  ? TlsTestPeers.serving()
                      .withClients(ClientAuth.REQUIRED, TlsTestPeers.CA.anchors())
                  : TlsTestPeers.serving());
      String[] own =
          mutual
              ? new String[] {
                "-cert",
                openssl.certificates("own.pem", TlsTestPeers.CLIENT.chain()).toString(),
                "-key",
                openssl.key("own-key.pem", TlsTestPeers.CLIENT).toString()
              }
              : new String[0];
      Process process = client(listener, version, own);
      assertThat(exchange(process))
          .contains("A0FAC050001")
          .contains("Verify return code: 0 (ok)")
          .doesNotContain("unexpected eof");
      assertThat(process.waitFor()).isZero();
      assertThat(served.result().version()).isEqualTo(version);
      assertThat(served.result().peerSubject().isPresent()).isEqualTo(mutual);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_client_without_its_certificate_is_told(TlsVersion version) throws Exception {
    try (TcpListener listener = peers.stack.listen(Endpoint.loopback(0))) {
      TestTask<TlsSecurity> served =
          peers.serveOnce(
              listener,
              TlsTestPeers.serving().withClients(ClientAuth.REQUIRED, TlsTestPeers.CA.anchors()));
      assertThat(exchange(client(listener, version)))
          .contains(version == TlsVersion.TLS_1_3 ? "certificate required" : "handshake failure");
      assertThat(served.thrown())
          .get()
          .isInstanceOfSatisfying(
              TlsRejectedException.class,
              e -> assertThat(e.reason()).isEqualTo(Reason.BAD_CERTIFICATE));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_shared_key_is_enough(TlsVersion version) throws Exception {
    try (TcpListener listener = peers.stack.listen(Endpoint.loopback(0))) {
      TestTask<TlsSecurity> served =
          peers.serveOnce(listener, TlsServerConfig.preShared(Psk.of("device", new byte[16])));
      Process process =
          client(listener, version, "-psk_identity", "device", "-psk", "00".repeat(16));
      assertThat(exchange(process)).contains("A0FAC050001");
      assertThat(served.result().preShared()).isTrue();
    }
  }

  @Test
  void a_session_of_tls_1_2_is_resumed() throws Exception {
    TlsServerConfig config = TlsTestPeers.serving().withSessions(SessionCache.ofSize(4));
    try (TcpListener listener = peers.stack.listen(Endpoint.loopback(0))) {
      Path session = openssl.certificates("session.pem", List.of());
      TestTask<TlsSecurity> first = peers.serveOnce(listener, config);
      exchange(client(listener, TlsVersion.TLS_1_2, "-sess_out", session.toString()));
      assertThat(first.result().resumed()).isFalse();
      TestTask<TlsSecurity> second = peers.serveOnce(listener, config);
      assertThat(exchange(client(listener, TlsVersion.TLS_1_2, "-sess_in", session.toString())))
          .contains("Reused, TLSv1.2");
      assertThat(second.result().resumed()).isTrue();
    }
  }

  @Test
  void a_client_with_tls_1_1_only_is_refused() throws Exception {
    try (TcpListener listener = peers.stack.listen(Endpoint.loopback(0))) {
      TestTask<TlsSecurity> served = peers.serveOnce(listener, TlsTestPeers.serving());
      Process process =
          openssl.start(
              List.of(
                  "s_client",
                  "-connect",
                  listener.local().toString(),
                  "-tls1_1",
                  "-cipher",
                  "DEFAULT@SECLEVEL=0"));
      assertThat(exchange(process)).contains("alert protocol version");
      assertThat(served.thrown())
          .get()
          .isInstanceOfSatisfying(
              TlsRejectedException.class,
              e -> assertThat(e.reason()).isEqualTo(Reason.PROTOCOL_TOO_OLD));
    }
  }
}
