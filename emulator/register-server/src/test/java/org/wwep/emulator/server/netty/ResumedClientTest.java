package org.wwep.emulator.server.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wwep.net.Connection;
import org.wwep.net.LinkException;
import org.wwep.net.TcpSocket;
import org.wwep.net.TlsRejectedException.Reason;
import org.wwep.net.host.HostStack;
import org.wwep.net.tls.JsseProvider;
import org.wwep.net.tls.TestCertificates;
import org.wwep.net.tls.TestRevocations;
import org.wwep.net.tls.TlsClientLayer;
import org.wwep.net.tls.TlsConnection;
import org.wwep.net.tls.TrustAnchors;

/**
 * A client whose certificate does not hold any more is served no more, though its session was to be
 * resumed.
 */
@Timeout(60)
@Tag("slow")
class ResumedClientTest {
  private static final Duration LONG = Duration.ofSeconds(10);

  @TempDir Path dir = Path.of("");

  @ParameterizedTest
  @EnumSource
  void a_session_is_not_resumed_past_a_revocation(JsseProvider provider) throws Exception {
    Path file = TestRevocations.clients(dir.resolve("crl.pem"), false);
    TlsClientLayer layer =
        TestRevocations.resuming(TestCertificates.tls(InstantSource.fixed(Instant.EPOCH)));
    try (TlsServer server = TlsServer.start(TestRevocations.engines(provider, file))) {
      assertThat(exchange(server, layer)).isEqualTo("A0FAC0B1234, new");
      assertThat(exchange(server, layer)).isEqualTo("A0FAC0B1234, resumed");
      TestRevocations.clients(file, true);
      assertRefused(server, layer, Reason.REVOKED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_session_is_not_resumed_past_the_certificates_end(JsseProvider provider) throws Exception {
    AtomicReference<Instant> now = new AtomicReference<>(TestRevocations.day());
    TrustAnchors trust = TrustAnchors.read(TestRevocations.ca(dir.resolve("ca.pem"), true));
    TlsClientLayer layer =
        TestRevocations.resuming(TestCertificates.tls(InstantSource.fixed(Instant.EPOCH)));
    try (TlsServer server = TlsServer.start(TestRevocations.engines(provider, trust, now::get))) {
      assertThat(exchange(server, layer)).isEqualTo("A0FAC0B1234, new");
      assertThat(exchange(server, layer)).isEqualTo("A0FAC0B1234, resumed");
      now.set(TestRevocations.clientEnd().plusSeconds(1));
      assertRefused(server, layer, Reason.EXPIRED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_session_is_not_resumed_once_its_ca_was_taken_away(JsseProvider provider) throws Exception {
    Path file = TestRevocations.ca(dir.resolve("ca.pem"), true);
    TrustAnchors trust = TrustAnchors.read(file);
    TlsClientLayer layer =
        TestRevocations.resuming(TestCertificates.tls(InstantSource.fixed(Instant.EPOCH)));
    try (TlsServer server =
        TlsServer.start(TestRevocations.engines(provider, trust, TestRevocations::day))) {
      assertThat(exchange(server, layer)).isEqualTo("A0FAC0B1234, new");
      assertThat(exchange(server, layer)).isEqualTo("A0FAC0B1234, resumed");
      Files.delete(TestRevocations.ca(file, false));
      assertThat(exchange(server, layer)).isEqualTo("A0FAC0B1234, resumed");
      TestRevocations.ca(file, false);
      assertRefused(server, layer, Reason.UNKNOWN_CA);
    }
  }

  /** First with the session, then by a full handshake. */
  private static void assertRefused(TlsServer server, TlsClientLayer layer, Reason reason)
      throws Exception {
    int told = server.told().size();
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> exchange(server, layer)).isInstanceOf(LinkException.class);
      assertThat(server.refused().take()).isEqualTo(reason);
    }
    assertThat(server.told()).hasSize(told);
  }

  private static String exchange(TlsServer server, TlsClientLayer layer) throws Exception {
    try (HostStack net = new HostStack();
        TcpSocket socket = net.socket()) {
      socket.connect(server.at(), LONG);
      try (TlsConnection secured = layer.secure(socket)) {
        secured.send("W0FAC0B1234".getBytes(java.nio.charset.StandardCharsets.US_ASCII), LONG);
        return text(secured) + (secured.security().resumed() ? ", resumed" : ", new");
      }
    }
  }

  private static String text(Connection secured) throws Exception {
    byte[] reply = new byte[11];
    int count = secured.receive(reply, 0, reply.length, LONG);
    if (count < 0) {
      throw new org.wwep.net.PeerClosedException("no reply");
    }
    return new String(reply, 0, count, java.nio.charset.StandardCharsets.US_ASCII);
  }
}
