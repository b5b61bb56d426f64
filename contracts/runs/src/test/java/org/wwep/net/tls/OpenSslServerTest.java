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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.wwep.net.TlsRejectedException;
import org.wwep.net.TlsRejectedException.Reason;

/** Our client against {@code openssl s_server}. */
@Tag("slow")
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class OpenSslServerTest extends TlsToolPeers {
  private static final String ANY_STRENGTH = "DEFAULT@SECLEVEL=0";

  OpenSslServerTest(@TempDir Path dir) {
    super(dir);
  }

  @BeforeAll
  static void look() {
    assumeTrue(OpenSsl.isInstalled(), "openssl is not installed");
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
    return connect(server.port(), config);
  }

  private static String flag(TlsVersion version) {
    return version == TlsVersion.TLS_1_3 ? "-tls1_3" : "-tls1_2";
  }

  @ParameterizedTest
  @CsvSource({"TLS_1_2, false", "TLS_1_2, true", "TLS_1_3, false", "TLS_1_3, true"})
  void bytes_pass_both_ways(TlsVersion version, boolean mutual) throws Exception {
    List<String> more = new ArrayList<>(List.of(flag(version)));
    TlsClientConfig config = TlsTestPeers.trusting();
    if (mutual) {
      Path ca = openssl.certificates("ca.pem", List.of(TlsTestPeers.CA.certificate()));
      // The test's clock is not this machine's.
      String now = String.valueOf(TestCa.NOW.getEpochSecond());
      more.addAll(
          List.of(
              "-Verify", "2", "-verify_return_error", "-CAfile", ca.toString(), "-attime", now));
      config = config.withOwn(TlsTestPeers.CLIENT);
    }
    OpenSsl.Server server = serve(TlsTestPeers.SERVER, more.toArray(String[]::new));
    try (TlsConnection client = connect(server, config)) {
      client.send(TlsTestPeers.bytes("W0FAC050001\n"), TlsTestPeers.LONG);
      String said = server.await("W0FAC050001");
      assertThat(said).contains(mutual ? "CN = device 0FAC" : "BEGIN SSL SESSION");
      server.type("A0FAC050001");
      assertThat(TlsTestPeers.read(client, 12)).isEqualTo("A0FAC050001\n");
      assertThat(client.security().version()).isEqualTo(version);
      client.shutdownOutput();
      assertThat(TlsTestPeers.receive(client, TlsTestPeers.LONG)).isEqualTo(-1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_missing_client_certificate_is_the_servers_refusal(TlsVersion version) throws Exception {
    OpenSsl.Server server = serve(TlsTestPeers.SERVER, flag(version), "-Verify", "2");
    assertThatThrownBy(
            () -> TlsTestPeers.receive(connect(server, TlsTestPeers.trusting()), TlsTestPeers.LONG))
        .isInstanceOfSatisfying(
            TlsRejectedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.PEER_ALERT))
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
      client.send(TlsTestPeers.bytes("R0FAC05\n"), TlsTestPeers.LONG);
      server.await("R0FAC05");
      assertThat(client.security().preShared()).isTrue();
    }
  }

  @Test
  void a_session_of_tls_1_2_is_resumed() throws Exception {
    OpenSsl.Server server = serve(TlsTestPeers.SERVER, "-tls1_2");
    TlsClientConfig config = TlsTestPeers.trusting().withSessions(SessionCache.ofSize(4));
    for (boolean resumed : new boolean[] {false, true, true}) {
      try (TlsConnection client = connect(server, config)) {
        client.send(TlsTestPeers.bytes("R0FAC05\n"), TlsTestPeers.LONG);
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
              TlsConnection client = connect(server, TlsTestPeers.trusting());
              client.send(TlsTestPeers.bytes("W0FAC050001"), TlsTestPeers.LONG);
            })
        .isInstanceOfSatisfying(
            TlsRejectedException.class,
            e -> assertThat(e.reason()).as(e.toString()).isEqualTo(reason));
    // It says ERROR once the handshake failed, and shows whatever application bytes it got.
    String said = server.await("ERROR") + server.stop();
    assertThat(said).doesNotContain("W0FAC05").doesNotContain("BEGIN SSL SESSION");
  }

  private static Credential signed(TestCa.Order order) {
    return TlsTestPeers.CA.issue(order);
  }

  @Test
  void an_expired_certificate_is_refused() throws Exception {
    refused(
        signed(
            TestCa.order("CN=localhost")
                .valid(TestCa.NOW.minus(Duration.ofDays(9)), TestCa.NOW.minus(Duration.ofDays(1)))),
        Reason.EXPIRED);
  }

  @Test
  void a_self_signed_certificate_is_refused() throws Exception {
    refused(TestCa.selfSigned(TestCa.order("CN=localhost")), Reason.SELF_SIGNED);
  }

  @Test
  void a_certificate_for_another_name_is_refused() throws Exception {
    refused(signed(TestCa.order("CN=localhost").named("example.org")), Reason.WRONG_NAME);
  }

  @Test
  void a_certificate_of_an_unknown_ca_is_refused() throws Exception {
    refused(TestCa.root("CN=Other CA").issue(TestCa.order("CN=localhost")), Reason.UNKNOWN_CA);
  }

  @Test
  void a_key_of_1024_bits_is_refused() throws Exception {
    refused(
        signed(TestCa.order("CN=localhost").with(TestCa.rsa(1024), "SHA256withECDSA")),
        Reason.WEAK_KEY,
        "-cipher",
        ANY_STRENGTH);
  }

  @Test
  void a_signature_with_sha_1_is_refused() throws Exception {
    refused(
        signed(TestCa.order("CN=localhost").with(TestCa.p256(), "SHA1withECDSA")),
        Reason.WEAK_SIGNATURE,
        "-cipher",
        ANY_STRENGTH);
    KeyPair rsa = TestCa.rsa(2048);
    TestCa ca = TestCa.root(TestCa.order("CN=RSA CA").asCa().with(rsa, "SHA256withRSA"));
    refused(
        ca.issue(TestCa.order("CN=localhost").with(TestCa.rsa(2048), "SHA1withRSA")),
        Reason.WEAK_SIGNATURE,
        "-cipher",
        ANY_STRENGTH);
  }

  @Test
  void a_server_with_tls_1_1_only_is_refused() throws Exception {
    refused(
        serve(TlsTestPeers.SERVER, "-tls1_1", "-cipher", ANY_STRENGTH), Reason.PROTOCOL_TOO_OLD);
  }
}
