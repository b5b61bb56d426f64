package org.wwep.emulator.server.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wwep.net.Connection;
import org.wwep.net.TcpSocket;
import org.wwep.net.TlsRejectedException;
import org.wwep.net.TlsRejectedException.Reason;
import org.wwep.net.host.HostStack;
import org.wwep.net.tls.JsseProvider;
import org.wwep.net.tls.OpenSsl;
import org.wwep.net.tls.TestCertificates;
import org.wwep.net.tls.TestClientCertificate;
import org.wwep.net.tls.Tls;
import org.wwep.net.tls.TlsVersion;

/** A client learns by the alert what its certificate lacks, and the server's counter has it too. */
@Timeout(60)
class RefusedCertificateTest {
  private static final Duration LONG = Duration.ofSeconds(10);

  @TempDir Path dir = Path.of("");

  @ParameterizedTest
  @CsvSource({
    "TLS_1_2, EXPIRED,       45, EXPIRED",
    "TLS_1_3, EXPIRED,       45, EXPIRED",
    "TLS_1_2, OF_A_STRANGER, 48, UNKNOWN_CA",
    "TLS_1_3, OF_A_STRANGER, 48, UNKNOWN_CA",
    "TLS_1_2, OF_A_SERVER,   42, BAD_CERTIFICATE",
    "TLS_1_3, OF_A_SERVER,   42, BAD_CERTIFICATE",
    // TLS 1.2 has no alert of its own for this.
    "TLS_1_2, NONE,          40, BAD_CERTIFICATE",
    "TLS_1_3, NONE,         116, BAD_CERTIFICATE"
  })
  void openssl_prints_the_alert_for_the_reason(
      TlsVersion version, TestClientCertificate papers, int alert, Reason reason) throws Exception {
    assumeTrue(OpenSsl.isInstalled(), "openssl is not installed");
    try (TlsServer server =
            TlsServer.start(TestClientCertificate.asking(JsseProvider.BOUNCY_CASTLE));
        OpenSsl openssl = new OpenSsl(dir)) {
      assertThat(openssl.connect(server.at().port(), version, "W0FAC0B1234", papers.files(openssl)))
          .contains("SSL alert number " + alert + "\n");
      assertThat(server.refused().take()).isEqualTo(reason);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "TLS_1_2, EXPIRED,       certificate_expired",
    "TLS_1_3, EXPIRED,       certificate_expired",
    "TLS_1_2, OF_A_STRANGER, unknown_ca",
    "TLS_1_3, OF_A_STRANGER, unknown_ca",
    "TLS_1_2, NONE,          handshake_failure",
    "TLS_1_3, NONE,          certificate_required"
  })
  void our_own_client_tells_the_same(TlsVersion version, TestClientCertificate papers, String alert)
      throws Exception {
    try (TlsServer server =
            TlsServer.start(TestClientCertificate.asking(JsseProvider.BOUNCY_CASTLE));
        HostStack net = new HostStack();
        TcpSocket socket = net.socket()) {
      socket.connect(server.at(), LONG);
      // In TLS 1.3 a refusal comes with the first answer only.
      assertThatThrownBy(() -> receive(socket, version, papers))
          .isInstanceOfSatisfying(
              TlsRejectedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.PEER_ALERT))
          .hasMessageContaining(alert);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "TLS_1_2, EXPIRED,       certificate_unknown, EXPIRED",
    "TLS_1_3, EXPIRED,       certificate_unknown, EXPIRED",
    "TLS_1_2, NONE,          handshake_failure, BAD_CERTIFICATE",
    "TLS_1_3, NONE,          certificate_required, BAD_CERTIFICATE"
  })
  void the_jdks_engine_can_tell_the_server_alone(
      TlsVersion version, TestClientCertificate papers, String alert, Reason reason)
      throws Exception {
    try (TlsServer server = TlsServer.start(TestClientCertificate.asking(JsseProvider.JDK));
        HostStack net = new HostStack();
        TcpSocket socket = net.socket()) {
      socket.connect(server.at(), LONG);
      assertThatThrownBy(() -> receive(socket, version, papers)).hasMessageContaining(alert);
      assertThat(server.refused().take()).isEqualTo(reason);
    }
  }

  private static void receive(TcpSocket socket, TlsVersion version, TestClientCertificate papers)
      throws Exception {
    Tls tls = TestCertificates.tls(InstantSource.fixed(Instant.EPOCH));
    try (Connection secured = papers.layer(tls, version).secure(socket)) {
      secured.receive(new byte[11], 0, 11, LONG);
    }
  }
}
