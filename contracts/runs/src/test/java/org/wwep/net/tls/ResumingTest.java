package org.wwep.net.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SessionParameters;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wwep.net.Endpoint;
import org.wwep.net.TcpListener;
import org.wwep.net.TcpSocket;
import org.wwep.net.tls.TlsTestPeers.Pair;
import org.wwep.net.tls.TlsTestPeers.Raw;

/** Sessions that are taken up again; the listener stays, since a session belongs to its server. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class ResumingTest {
  private final TlsTestPeers tlsTestPeers = new TlsTestPeers();
  private final SessionCache clients = SessionCache.ofSize(4);
  private final SessionCache servers = SessionCache.ofSize(4);
  private final TlsClientConfig client =
      TlsTestPeers.trusting()
          .withParameters(TlsTestPeers.only(TlsVersion.TLS_1_2))
          .withSessions(clients);
  private final TlsServerConfig server = TlsTestPeers.serving().withSessions(servers);

  @AfterEach
  void close() {
    tlsTestPeers.close();
  }

  private Pair pair(TcpListener listener, TlsClientConfig config) throws Exception {
    return pair(listener, config, server);
  }

  private Pair pair(TcpListener listener, TlsClientConfig config, TlsServerConfig serving)
      throws Exception {
    TcpSocket socket = tlsTestPeers.stack.socket();
    socket.connect(listener.local(), TlsTestPeers.LONG);
    return tlsTestPeers.pair(new Raw(socket, listener.accept(TlsTestPeers.LONG)), config, serving);
  }

  private TcpListener listen() throws Exception {
    return tlsTestPeers.stack.listen(Endpoint.loopback(0));
  }

  @Test
  void the_second_handshake_resumes_the_first() throws Exception {
    try (TcpListener listener = listen()) {
      assertThat(pair(listener, client).client().security().resumed()).isFalse();
      for (int i = 0; i < 3; i++) {
        Pair again = pair(listener, client);
        assertThat(again.client().security().resumed()).isTrue();
        assertThat(again.server().security().resumed()).isTrue();
        assertThat(again.client().security().peerSubject()).contains("CN=localhost");
        again.exchange("W0FAC050001", "A0FAC050001");
        again.client().close();
      }
      assertThat(clients.size()).isEqualTo(1);
    }
  }

  @Test
  void nothing_is_resumed_that_was_checked_by_other_rules() throws Exception {
    try (TcpListener listener = listen();
        TcpListener other = listen()) {
      pair(listener, client);
      assertThat(pair(other, client).client().security().resumed()).isFalse();
      PublicKeyPin publicKeyPin = PublicKeyPin.of(TlsTestPeers.SERVER.chain().getFirst());
      assertThat(pair(listener, client.withPins(publicKeyPin)).client().security().resumed())
          .isFalse();
      assertThat(pair(listener, client.withServerName(null)).client().security().resumed())
          .isFalse();
      assertThatThrownBy(() -> pair(listener, client.withServerName("example.org")))
          .hasMessageContaining("example.org");
      TlsServerConfig asking = server.withClients(ClientAuth.REQUIRED, TlsTestPeers.CA.anchors());
      assertThat(
              pair(listener, client.withOwn(TlsTestPeers.CLIENT), asking)
                  .server()
                  .security()
                  .resumed())
          .isFalse();
      Pair known = pair(listener, client.withOwn(TlsTestPeers.CLIENT), asking);
      assertThat(known.server().security().resumed()).isTrue();
      assertThat(known.server().security().peerSubject()).contains("CN=device 0FAC");
    }
  }

  @Test
  void a_server_that_forgot_shakes_hands_in_full() throws Exception {
    try (TcpListener listener = listen()) {
      pair(listener, client);
      servers.clear();
      assertThat(pair(listener, client).client().security().resumed()).isFalse();
      assertThat(pair(listener, client).client().security().resumed()).isTrue();
      clients.clear();
      assertThat(pair(listener, client).client().security().resumed()).isFalse();
    }
  }

  @Test
  void a_session_ends_with_the_trust_in_its_certificate(@TempDir Path dir) throws Exception {
    Path file = TestRevocations.ca(dir.resolve("ca.pem"), true);
    TlsClientConfig following =
        TlsClientConfig.trusting(TrustAnchors.read(file), "localhost")
            .withOwn(TlsTestPeers.CLIENT)
            .withParameters(TlsTestPeers.only(TlsVersion.TLS_1_2))
            .withSessions(clients);
    TlsServerConfig asking = server.withClients(ClientAuth.REQUIRED, TrustAnchors.read(file));
    try (TcpListener listener = listen()) {
      pair(listener, following, asking);
      assertThat(pair(listener, following, asking).server().security().resumed()).isTrue();
      TestRevocations.ca(file, false);
      assertThatThrownBy(() -> pair(listener, following, server))
          .hasMessageContaining("nobody trusted vouches for");
      assertThatThrownBy(() -> pair(listener, client.withOwn(TlsTestPeers.CLIENT), asking))
          .hasMessageContaining("unknown_ca");
    }
  }

  @Test
  void sessions_have_their_time_and_their_number() throws Exception {
    SessionCache one = SessionCache.ofSize(1);
    var session =
        TlsUtils.importSession(
            new byte[] {1},
            new SessionParameters.Builder()
                .setCipherSuite(1)
                .setMasterSecret(new BcTlsCrypto().createSecret(new byte[48]))
                .setNegotiatedVersion(ProtocolVersion.TLSv12)
                .build());
    SessionCache.CachedSession cachedSession =
        new SessionCache.CachedSession(session, null, List.of(), null);
    one.put("a", cachedSession, TestCa.NOW);
    assertThat(one.get("a", TestCa.NOW.plus(SessionCache.LIFETIME))).isNotNull();
    assertThat(one.get("a", TestCa.NOW.plus(SessionCache.LIFETIME).plusSeconds(1))).isNull();
    one.put(
        "a",
        new SessionCache.CachedSession(session, null, List.of(), TestCa.NOW.plusSeconds(60)),
        TestCa.NOW);
    assertThat(one.get("a", TestCa.NOW.plus(Duration.ofMinutes(2)))).isNull();
    one.put("a", cachedSession, TestCa.NOW);
    one.put("b", cachedSession, TestCa.NOW);
    assertThat(one.size()).isEqualTo(1);
    assertThat(one.get("a", TestCa.NOW)).isNull();
    assertThat(one.get("b", TestCa.NOW)).isNotNull();
    assertThatThrownBy(() -> SessionCache.ofSize(0)).isInstanceOf(IllegalArgumentException.class);
  }
}
