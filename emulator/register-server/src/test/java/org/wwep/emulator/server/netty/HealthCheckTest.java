package org.wwep.emulator.server.netty;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wwep.net.TlsRejectedException.Reason;
import org.wwep.net.tls.JsseProvider;
import org.wwep.net.tls.TestClientCertificate;

/**
 * A balancer that looks whether the TLS port listens, and says nothing, is no handshake that came
 * to nothing: it comes every second.
 */
@Timeout(60)
class HealthCheckTest {
  @ParameterizedTest
  @EnumSource
  void one_that_says_nothing_is_not_counted(JsseProvider jsseProvider) throws Exception {
    try (TlsServer server = TlsServer.start(TestClientCertificate.trusting(jsseProvider))) {
      try (Socket finishing = connect(server)) {
        finishing.shutdownOutput();
        assertThat(finishing.getInputStream().readAllBytes()).isEmpty();
      }
      try (Socket resetting = connect(server)) {
        // HAProxy ends its checks by a reset.
        resetting.setSoLinger(true, 0);
      }
      try (Socket speaking = connect(server)) {
        speaking.getOutputStream().write("hello, who is there?".getBytes(US_ASCII));
        speaking.getInputStream().readAllBytes();
      }
      assertThat(server.refused().take()).isIn(Reason.NOT_TLS, Reason.PROTOCOL_ERROR);
      assertThat(server.refused()).isEmpty();
    }
  }

  private static Socket connect(TlsServer server) throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), server.at().port());
  }
}
