package org.wwep.net.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wwep.net.Endpoint;
import org.wwep.net.TcpListener;
import org.wwep.net.TcpSocket;
import org.wwep.net.TlsRejectedException;
import org.wwep.net.TlsRejectedException.Reason;
import org.wwep.net.tls.TlsTestPeers.Pair;
import org.wwep.net.tls.TlsTestPeers.Raw;
import org.wwep.rtos.TestTask;

/** What a CA has taken back is refused by name, on both sides, and in sessions that go on. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RevocationTest {
  private static final Instant NOW = TestCa.NOW;
  private static final Duration DAY = Duration.ofDays(1);
  private static final TestCa CA = TlsTestPeers.CA;
  private static final Credential GONE = CA.issue(TestCa.order("CN=server 7"));

  private final TlsTestPeers peers = new TlsTestPeers();
  private final Path file;

  RevocationTest(@TempDir Path dir) {
    file = dir.resolve("crl.pem");
  }

  @AfterEach
  void close() {
    peers.close();
  }

  private RevocationLists lists(String... pem) throws Exception {
    Files.writeString(file, String.join("", pem), StandardCharsets.US_ASCII);
    return RevocationLists.read(List.of(file));
  }

  private static TlsClientConfig client(RevocationLists lists) {
    return TlsClientConfig.trusting(CA.anchors().withRevocations(lists), "localhost");
  }

  private static TlsServerConfig serving(Credential own, TlsVersion version) {
    return TlsServerConfig.of(own).withParameters(TlsTestPeers.only(version));
  }

  private AbstractThrowableAssert<?, ?> refused(
      RevocationLists lists, Credential server, TlsVersion version, Reason reason)
      throws Exception {
    Raw raw = peers.raw();
    TestTask<TlsConnection> accepted = peers.accepting(raw.server(), serving(server, version));
    AbstractThrowableAssert<?, ?> thrown =
        assertThatThrownBy(() -> peers.tls.connect(raw.client(), client(lists), TlsTestPeers.LONG))
            .isInstanceOfSatisfying(
                TlsRejectedException.class,
                e -> assertThat(e.reason()).as(e.toString()).isEqualTo(reason));
    assertThat(accepted.thrown()).isPresent();
    if (reason == Reason.REVOKED) {
      assertThat(accepted.thrown().orElseThrow())
          .hasMessageContaining("certificate_revoked (it says this side's");
    }
    return thrown;
  }

  @Test
  void a_revoked_server_is_refused_by_name() throws Exception {
    RevocationLists lists = lists(TestRevocations.list(CA, GONE));
    for (TlsVersion version : TlsVersion.values()) {
      refused(lists, GONE, version, Reason.REVOKED)
          .hasMessageContaining("the certificate of 'CN=server 7' (issued by 'CN=Test CA', serial ")
          .hasMessageContaining(
              "was revoked at 2026-11-22T12:00:00Z (key compromise), by the list in " + file);
      peers
          .pair(client(lists), serving(TlsTestPeers.SERVER, version))
          .exchange("W0FAC050001", "A0FAC050001");
    }
  }

  @Test
  void a_revoked_client_is_refused_by_name() throws Exception {
    TrustAnchors trust =
        CA.anchors().withRevocations(lists(TestRevocations.list(CA, TlsTestPeers.CLIENT)));
    for (TlsVersion version : TlsVersion.values()) {
      Raw raw = peers.raw();
      TestTask<TlsConnection> accepted =
          peers.accepting(
              raw.server(),
              serving(TlsTestPeers.SERVER, version).withClients(ClientAuth.REQUIRED, trust));
      assertThatThrownBy(
              () -> {
                TlsConnection client =
                    peers.tls.connect(
                        raw.client(),
                        TlsTestPeers.trusting().withOwn(TlsTestPeers.CLIENT),
                        TlsTestPeers.LONG);
                TlsTestPeers.receive(client, TlsTestPeers.LONG);
              })
          .hasMessageContaining("certificate_revoked");
      assertThat(accepted.thrown().orElseThrow())
          .hasMessageContaining("'CN=device 0FAC' (issued by 'CN=Test CA'")
          .hasMessageContaining("was revoked");
    }
  }

  @Test
  void a_list_that_cannot_tell_is_said() throws Exception {
    String expired =
        TestRevocations.list(
            CA, NOW.minus(DAY.multipliedBy(9)), NOW.minus(DAY), TlsTestPeers.SERVER);
    RevocationLists late = lists(expired);
    assertThat(CA.anchors().withRevocations(late).checkRevocations(NOW))
        .singleElement()
        .asString()
        .contains("list of 'CN=Test CA' (" + file + ") expired at 2026-11-22T12:00:00Z, 1 d ago");
    // What was revoked in an old list has not come back.
    refused(late, TlsTestPeers.SERVER, TlsVersion.TLS_1_3, Reason.REVOKED);
    refused(late, GONE, TlsVersion.TLS_1_3, Reason.REVOCATION_UNKNOWN)
        .hasMessageContaining("expired at 2026-11-22T12:00:00Z, 1 d ago, so it does not tell of")
        .hasMessageContaining("get the CA's newest list");
    // The newest list counts.
    RevocationLists both = lists(expired, TestRevocations.list(CA));
    peers.pair(client(both), TlsTestPeers.serving()).exchange("R0FAC05", "X");
    TestCa other = TestCa.root("CN=Another CA");
    RevocationLists foreign = lists(TestRevocations.list(other));
    assertThat(CA.anchors().withRevocations(foreign).checkRevocations(NOW))
        .singleElement()
        .asString()
        .contains("list of 'CN=Another CA' (" + file + ") is not that of a trusted CA");
    refused(foreign, GONE, TlsVersion.TLS_1_2, Reason.REVOCATION_UNKNOWN)
        .hasMessageContaining("there is no revocation list of 'CN=Test CA', so nobody can tell");
    RevocationLists forged = lists(TestRevocations.list(TestCa.root("CN=Test CA")));
    assertThatThrownBy(() -> CA.anchors().withRevocations(forged).checkRevocations(NOW))
        .isInstanceOf(CredentialException.class)
        .hasMessage(
            file
                + ": the revocation list of 'CN=Test CA' is not signed by the key of the trusted CA"
                + " of that name");
  }

  @Test
  void what_is_no_complete_list_is_refused_when_it_is_read() throws Exception {
    assertThatThrownBy(() -> lists("nothing"))
        .hasMessageContaining("no revocation list (CRL), neither in PEM nor in DER");
    assertThatThrownBy(() -> lists("-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n"))
        .hasMessageContaining("no block 'X509 CRL', where a revocation list is expected");
    assertThatThrownBy(() -> lists(TestRevocations.list(CA, NOW, NOW, "SHA1withECDSA", List.of())))
        .hasMessageContaining("signed with SHA1withECDSA, which can be forged");
  }

  @Test
  void every_ca_on_the_way_is_asked() throws Exception {
    TestCa middle = CA.intermediate(TestCa.order("CN=Middle CA").asCa());
    Credential leaf = middle.issue(TestCa.order("CN=server 8"));
    refused(lists(TestRevocations.list(CA)), leaf, TlsVersion.TLS_1_3, Reason.REVOCATION_UNKNOWN)
        .hasMessageContaining("no revocation list of 'CN=Middle CA'");
    String root =
        TestRevocations.list(
            CA, NOW.minus(DAY), NOW.plus(DAY), "SHA256withECDSA", List.of(middle.certificate()));
    refused(lists(root, TestRevocations.list(middle)), leaf, TlsVersion.TLS_1_3, Reason.REVOKED)
        .hasMessageContaining("the certificate of 'CN=Middle CA'");
    peers
        .pair(
            client(lists(TestRevocations.list(CA), TestRevocations.list(middle))),
            TlsServerConfig.of(leaf))
        .exchange("R0FAC05", "X");
  }

  @Test
  void a_session_ends_with_a_new_list_in_the_file() throws Exception {
    RevocationLists lists = lists(TestRevocations.list(CA));
    TlsClientConfig config =
        client(lists)
            .withParameters(TlsTestPeers.only(TlsVersion.TLS_1_2))
            .withSessions(SessionCache.ofSize(4));
    TlsServerConfig server = TlsTestPeers.serving().withSessions(SessionCache.ofSize(4));
    try (TcpListener listener = peers.stack.listen(Endpoint.loopback(0))) {
      assertThat(pair(listener, config, server).client().security().resumed()).isFalse();
      assertThat(pair(listener, config, server).client().security().resumed()).isTrue();
      Files.writeString(file, TestRevocations.list(CA, TlsTestPeers.SERVER));
      assertThatThrownBy(() -> pair(listener, config, server)).hasMessageContaining("was revoked");
      // A file that is being written is none, and what was known stays.
      Files.writeString(file, "-----BEGIN X509 CRL-----\nMIIB");
      assertThatThrownBy(() -> pair(listener, config, server)).hasMessageContaining("was revoked");
      Files.writeString(file, TestRevocations.list(CA));
      assertThat(pair(listener, config, server).client().security().resumed()).isTrue();
    }
  }

  private Pair pair(TcpListener listener, TlsClientConfig config, TlsServerConfig server)
      throws Exception {
    TcpSocket socket = peers.stack.socket();
    socket.connect(listener.local(), TlsTestPeers.LONG);
    return peers.pair(new Raw(socket, listener.accept(TlsTestPeers.LONG)), config, server);
  }

  @Test
  void a_list_beside_the_ca_in_one_file_holds() throws Exception {
    TrustAnchors read =
        TrustAnchors.parse(
            "ca.pem", (pem() + TestRevocations.list(CA, GONE)).getBytes(StandardCharsets.US_ASCII));
    Raw raw = peers.raw();
    TestTask<TlsConnection> accepted =
        peers.accepting(raw.server(), serving(GONE, TlsVersion.TLS_1_3));
    assertThatThrownBy(
            () ->
                peers.tls.connect(
                    raw.client(), TlsClientConfig.trusting(read, "localhost"), TlsTestPeers.LONG))
        .hasMessageContaining("was revoked at")
        .hasMessageContaining("by the list in ca.pem");
    assertThat(accepted.thrown()).isPresent();
  }

  private String pem() throws Exception {
    return "-----BEGIN CERTIFICATE-----\n"
        + java.util.Base64.getMimeEncoder().encodeToString(CA.certificate().getEncoded())
        + "\n-----END CERTIFICATE-----\n";
  }
}
