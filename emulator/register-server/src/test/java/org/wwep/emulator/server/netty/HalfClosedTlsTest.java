package org.wwep.emulator.server.netty;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wwep.net.Connection;
import org.wwep.net.TcpSocket;
import org.wwep.net.host.HostStack;
import org.wwep.net.tls.JsseProvider;
import org.wwep.net.tls.TestCertificates;
import org.wwep.net.tls.TestClientCertificate;
import org.wwep.net.tls.Tls;
import org.wwep.net.tls.TlsVersion;

/** What a TLS client gets that only finishes sending, by close_notify. */
@Timeout(60)
class HalfClosedTlsTest {
  private static final Duration LONG = Duration.ofSeconds(10);

  @ParameterizedTest
  @CsvSource({
    "JDK,           TLS_1_3, X incomplete: 5 of 11 bytes",
    // TLS 1.2 has the server answer close_notify at once, and throw away what it would send.
    "JDK,           TLS_1_2, ''",
    "BOUNCY_CASTLE, TLS_1_2, ''",
    // Bouncy Castle's engine does so in TLS 1.3 as well.
    "BOUNCY_CASTLE, TLS_1_3, ''"
  })
  void within_a_frame_it_is_refused_if_it_still_can_be_and_ends_cleanly(
      JsseProvider jsseProvider, TlsVersion version, String answer) throws Exception {
    try (TlsServer server = TlsServer.start(TestClientCertificate.trusting(jsseProvider))) {
      assertThat(answer(server, version, "W0FAC")).isEqualTo(answer);
      assertThat(server.told().take().line()).endsWith("tls W0FAC -> X incomplete: 5 of 11 bytes");
      assertThat(server.told()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"JDK, TLS_1_3", "JDK, TLS_1_2", "BOUNCY_CASTLE, TLS_1_3", "BOUNCY_CASTLE, TLS_1_2"})
  void behind_a_frame_it_is_answered(JsseProvider jsseProvider, TlsVersion version)
      throws Exception {
    try (TlsServer server = TlsServer.start(TestClientCertificate.trusting(jsseProvider))) {
      assertThat(answer(server, version, "W0FAC0B1234")).isEqualTo("A0FAC0B1234");
      assertThat(server.told().take().line()).endsWith("tls W0FAC0B1234 -> A0FAC0B1234");
    }
  }

  /** Sends, finishes sending, and returns all there is to the server's close_notify. */
  private static String answer(TlsServer server, TlsVersion version, String text) throws Exception {
    Tls tls = TestCertificates.tls(InstantSource.fixed(Instant.EPOCH));
    try (HostStack net = new HostStack();
        TcpSocket socket = net.socket()) {
      socket.connect(server.at(), LONG);
      try (Connection secured = TestClientCertificate.NONE.layer(tls, version).secure(socket)) {
        secured.send(text.getBytes(US_ASCII), LONG);
        secured.shutdownOutput();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] some = new byte[64];
        for (int count; (count = secured.receive(some, 0, some.length, LONG)) >= 0; ) {
          all.write(some, 0, count);
        }
        return all.toString(US_ASCII);
      }
    }
  }
}
