package org.wwep.emulator.server.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wwep.net.LogCapture;
import org.wwep.net.TcpSocket;
import org.wwep.net.TlsRejectedException;
import org.wwep.net.host.HostStack;
import org.wwep.net.tls.JsseProvider;
import org.wwep.net.tls.ServerEngines;
import org.wwep.net.tls.TestKeyType;
import org.wwep.net.tls.TestSuites;
import org.wwep.net.tls.Tls;
import org.wwep.net.tls.TlsClientConfig;
import org.wwep.net.tls.TlsConnection;
import org.wwep.net.tls.TlsParameters;
import org.wwep.net.tls.TlsVersion;

/** The engines' static RSA: the last choice, told, and refused where it is to be. */
@Tag("slow")
@Timeout(60)
class StaticRsaEngineTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final int STATIC = TestSuites.number("TLS_RSA_WITH_AES_128_GCM_SHA256");
  private static final int FORWARD = TestSuites.number("TLS_DHE_RSA_WITH_AES_256_CBC_SHA");

  /** Connects with these suites alone, in this order, and returns what was agreed on. */
  private static String agreed(ServerEngines engines, Integer... suites) throws Exception {
    try (TlsServer server = TlsServer.start(engines)) {
      TlsParameters offered =
          TlsParameters.DEFAULT.withOnly(TlsVersion.TLS_1_2).withNumbers(List.of(suites));
      TcpSocket socket = new HostStack().socket();
      socket.connect(server.at(), LONG);
      try (TlsConnection client =
          Tls.secure(new SecureRandom(), InstantSource.system())
              .connect(socket, TlsClientConfig.insecurely().withParameters(offered), LONG)) {
        return TestSuites.name(client.security().number());
      }
    }
  }

  private static ServerEngines engines(JsseProvider provider, TlsParameters parameters) {
    return TestKeyType.RSA_2048.engines(provider, parameters);
  }

  private static Stream<String> warnings(LogCapture log) {
    return log.lines().stream().filter(line -> line.startsWith("NO FORWARD SECRECY"));
  }

  @Test
  void it_is_taken_by_default_and_told() throws Exception {
    try (LogCapture log = LogCapture.of("org.wwep.server")) {
      assertThat(agreed(engines(JsseProvider.BOUNCY_CASTLE, TlsParameters.DEFAULT), STATIC))
          .isEqualTo("TLS_RSA_WITH_AES_128_GCM_SHA256");
      assertThat(warnings(log))
          .singleElement()
          .asString()
          .contains(" with 127.0.0.1: TLS_RSA_WITH_AES_128_GCM_SHA256 is static RSA");
    }
  }

  @Test
  void anything_else_is_taken_before_it_and_not_told() throws Exception {
    try (LogCapture log = LogCapture.of("org.wwep.server")) {
      assertThat(
              agreed(engines(JsseProvider.BOUNCY_CASTLE, TlsParameters.DEFAULT), STATIC, FORWARD))
          .isEqualTo("TLS_DHE_RSA_WITH_AES_256_CBC_SHA");
      assertThat(warnings(log)).isEmpty();
    }
  }

  @Test
  void it_is_refused_by_option_and_by_the_jdk() {
    for (ServerEngines engines :
        List.of(
            engines(JsseProvider.BOUNCY_CASTLE, TlsParameters.DEFAULT.withoutStaticRsa()),
            engines(JsseProvider.JDK, TlsParameters.DEFAULT))) {
      assertThatThrownBy(() -> agreed(engines, STATIC)).isInstanceOf(TlsRejectedException.class);
    }
  }
}
