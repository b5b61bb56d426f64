package org.wwep.net.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.wwep.net.Endpoint;
import org.wwep.net.TcpSocket;
import org.wwep.net.TlsRejected;
import org.wwep.net.TlsRejected.Reason;

/** Our client against {@code openssl s_server}. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class OpenSslServerTest {
  private static final String ANY_STRENGTH = "DEFAULT@SECLEVEL=0";

  private final Ends ends = new Ends();
  private final OpenSsl openssl;

  OpenSslServerTest(@TempDir Path dir) {
    openssl = new OpenSsl(dir);
  }

  @BeforeAll
  static void look() {
    assumeTrue(OpenSsl.isInstalled(), "openssl is not installed");
  }

  @AfterEach
  void close() {
    openssl.close();
    ends.close();
  }

  private OpenSsl.Server serve(Credential own, String... more) throws Exception {
    List<String> line = new ArrayList<>();
    line.addAll(
        List.of("-cert", openssl.certificates("cert.pem", own.chain().subList(0, 1)).toString()));
    line.addAll(List.of("-key", openssl.key("key.pem", own).toString()));
    line.addAll(List.of(more));
    return openssl.serve(line);
  }

  private TlsConnection connect(OpenSsl.Server server, TlsClientConfig config) throws Exception {
    TcpSocket socket = ends.stack.socket();
    socket.connect(Endpoint.loopback(server.port()), Ends.LONG);
    return ends.tls.connect(socket, config, Ends.LONG);
  }

  private static String flag(TlsVersion version) {
    return version == TlsVersion.TLS_1_3 ? "-tls1_3" : "-tls1_2";
  }

  @ParameterizedTest
  @CsvSource({"TLS_1_2, false", "TLS_1_2, true", "TLS_1_3, false", "TLS_1_3, true"})
  void bytes_pass_both_ways(TlsVersion version, boolean mutual) throws Exception {
    List<String> more = new ArrayList<>(List.of(flag(version)));
    TlsClientConfig config = Ends.trusting();
    if (mutual) {
      Path ca = openssl.certificates("ca.pem", List.of(Ends.CA.certificate()));
      // The test's clock is not this machine's.
      String now = String.valueOf(Issuer.NOW.getEpochSecond());
      more.addAll(
          List.of(
              "-Verify", "2", "-verify_return_error", "-CAfile", ca.toString(), "-attime", now));
      config = config.withOwn(Ends.CLIENT);
    }
    OpenSsl.Server server = serve(Ends.SERVER, more.toArray(String[]::new));
    try (TlsConnection client = connect(server, config)) {
      client.send(Ends.bytes("W0FAC050001\n"), Ends.LONG);
      String said = server.await("W0FAC050001");
      assertThat(said).contains(mutual ? "CN = device 0FAC" : "BEGIN SSL SESSION");
      server.type("A0FAC050001");
      assertThat(Ends.read(client, 12)).isEqualTo("A0FAC050001\n");
      assertThat(client.security().version()).isEqualTo(version);
      client.shutdownOutput();
      assertThat(Ends.receive(client, Ends.LONG)).isEqualTo(-1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_missing_client_certificate_is_the_servers_refusal(TlsVersion version) throws Exception {
    OpenSsl.Server server = serve(Ends.SERVER, flag(version), "-Verify", "2");
    assertThatThrownBy(() -> Ends.receive(connect(server, Ends.trusting()), Ends.LONG))
        .isInstanceOfSatisfying(
            TlsRejected.class, e -> assertThat(e.reason()).isEqualTo(Reason.PEER_ALERT))
        .hasMessageContaining("it wants a client certificate");
  }

  @ParameterizedTest
  @EnumSource
  void a_shared_key_is_enough(TlsVersion version) throws Exception {
    byte[] key = new byte[16];
    key[0] = 7;
    OpenSsl.Server server =
        openssl.serve(
            List.of(
                "-nocert",
                flag(version),
                "-psk_identity",
                "device",
                "-psk",
                HexFormat.of().formatHex(key)));
    try (TlsConnection client = connect(server, TlsClientConfig.preShared(Psk.of("device", key)))) {
      client.send(Ends.bytes("R0FAC05\n"), Ends.LONG);
      server.await("R0FAC05");
      assertThat(client.security().preShared()).isTrue();
    }
  }

  @Test
  void a_session_of_tls_1_2_is_resumed() throws Exception {
    OpenSsl.Server server = serve(Ends.SERVER, "-tls1_2");
    TlsClientConfig config = Ends.trusting().withSessions(SessionCache.ofSize(4));
    for (boolean resumed : new boolean[] {false, true, true}) {
      try (TlsConnection client = connect(server, config)) {
        client.send(Ends.bytes("R0FAC05\n"), Ends.LONG);
        server.await("R0FAC05");
        assertThat(client.security().resumed()).isEqualTo(resumed);
      }
    }
  }

  private void refused(Credential server, Reason reason, String... more) throws Exception {
    for (TlsVersion version : TlsVersion.values()) {
      List<String> flags = new ArrayList<>(List.of(flag(version)));
      flags.addAll(List.of(more));
      OpenSsl.Server running = serve(server, flags.toArray(String[]::new));
      refused(running, reason);
    }
  }

  private void refused(OpenSsl.Server server, Reason reason) throws Exception {
    assertThatThrownBy(
            () -> {
              TlsConnection client = connect(server, Ends.trusting());
              client.send(Ends.bytes("W0FAC050001"), Ends.LONG);
            })
        .isInstanceOfSatisfying(
            TlsRejected.class, e -> assertThat(e.reason()).as(e.toString()).isEqualTo(reason));
    // It says ERROR once the handshake failed, and shows whatever application bytes it got.
    String said = server.await("ERROR") + server.stop();
    assertThat(said).doesNotContain("W0FAC05").doesNotContain("BEGIN SSL SESSION");
  }

  private static Credential signed(Issuer.Order order) {
    return Ends.CA.issue(order);
  }

  @Test
  void an_expired_certificate_is_refused() throws Exception {
    refused(
        signed(
            Issuer.order("CN=localhost")
                .valid(Issuer.NOW.minus(Duration.ofDays(9)), Issuer.NOW.minus(Duration.ofDays(1)))),
        Reason.EXPIRED);
  }

  @Test
  void a_self_signed_certificate_is_refused() throws Exception {
    refused(Issuer.selfSigned(Issuer.order("CN=localhost")), Reason.SELF_SIGNED);
  }

  @Test
  void a_certificate_for_another_name_is_refused() throws Exception {
    refused(signed(Issuer.order("CN=localhost").named("example.org")), Reason.WRONG_NAME);
  }

  @Test
  void a_certificate_of_an_unknown_ca_is_refused() throws Exception {
    refused(Issuer.root("CN=Other CA").issue(Issuer.order("CN=localhost")), Reason.UNKNOWN_CA);
  }

  @Test
  void a_key_of_1024_bits_is_refused() throws Exception {
    refused(
        signed(Issuer.order("CN=localhost").with(Issuer.rsa(1024), "SHA256withECDSA")),
        Reason.WEAK_KEY,
        "-cipher",
        ANY_STRENGTH);
  }

  @Test
  void a_signature_with_sha_1_is_refused() throws Exception {
    refused(
        signed(Issuer.order("CN=localhost").with(Issuer.p256(), "SHA1withECDSA")),
        Reason.WEAK_SIGNATURE,
        "-cipher",
        ANY_STRENGTH);
    KeyPair rsa = Issuer.rsa(2048);
    Issuer ca = Issuer.root(Issuer.order("CN=RSA CA").asCa().with(rsa, "SHA256withRSA"));
    refused(
        ca.issue(Issuer.order("CN=localhost").with(Issuer.rsa(2048), "SHA1withRSA")),
        Reason.WEAK_SIGNATURE,
        "-cipher",
        ANY_STRENGTH);
  }

  @Test
  void a_server_with_tls_1_1_only_is_refused() throws Exception {
    refused(serve(Ends.SERVER, "-tls1_1", "-cipher", ANY_STRENGTH), Reason.PROTOCOL_TOO_OLD);
  }
}
