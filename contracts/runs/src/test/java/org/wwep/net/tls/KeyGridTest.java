package org.wwep.net.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.wwep.net.Endpoint;
import org.wwep.net.TcpListener;
import org.wwep.rtos.TestTask;

/**
 * Every kind of key, on both sides, with every version, against the TLS of others; each handshake
 * is a mutual one. Every suite is {@link SuiteGridTest}'s.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
@Tag("slow")
class KeyGridTest extends TlsToolPeers {
  KeyGridTest(@TempDir Path dir) {
    super(dir);
  }

  static Stream<Arguments> grid() {
    return Arrays.stream(TestKeyType.values())
        .flatMap(
            key ->
                Arrays.stream(TlsTool.values())
                    .flatMap(
                        tool ->
                            Arrays.stream(TlsVersion.values())
                                .map(version -> Arguments.of(key, tool, version))));
  }

  /** What is offered by default, and one suite alone, another one for each key. */
  static List<TlsParameters> offers(TlsTool tool, TestKeyType key, TlsVersion version) {
    List<Integer> numbers = TestSuites.defaults(tool, exchange(key, version));
    return List.of(
        TlsTestPeers.only(version),
        TlsTestPeers.only(version)
            .withNumbers(
                List.of(numbers.get(List.of(TestKeyType.values()).indexOf(key) % numbers.size()))));
  }

  private static TlsSuite.Exchange exchange(TestKeyType key, TlsVersion version) {
    return version == TlsVersion.TLS_1_3
        ? TlsSuite.Exchange.TLS_1_3
        : key.name().startsWith("RSA")
            ? TlsSuite.Exchange.ECDHE_RSA
            : TlsSuite.Exchange.ECDHE_ECDSA;
  }

  @ParameterizedTest
  @MethodSource("grid")
  void a_server_with_this_key_serves(TestKeyType key, TlsTool tool, TlsVersion version)
      throws Exception {
    assumeTrue(tool.isInstalled(), tool + " is not installed");
    TestKeyType.KeyFiles own = key.files(openssl);
    for (TlsParameters offer : offers(tool, key, version)) {
      try (TcpListener listener = peers.stack.listen(Endpoint.loopback(0))) {
        TestTask<TlsSecurity> served =
            peers.serveOnce(listener, key.mutual().withParameters(offer));
        Integer only = offer.numbers().isEmpty() ? null : offer.numbers().getFirst();
        Process client = openssl.run(tool.client(listener.local().port(), version, only, own));
        assertThat(exchange(client)).as("%s %s %s", key, version, only).contains("A0FAC050001");
        assertThat(served.result().version()).isEqualTo(version);
        assertThat(served.result().peerCertificates()).isNotEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("grid")
  void a_client_with_this_key_is_served(TestKeyType key, TlsTool tool, TlsVersion version)
      throws Exception {
    assumeTrue(tool.isInstalled(), tool + " is not installed");
    try (TlsToolServer server = TlsToolServer.start(tool, openssl, key)) {
      for (TlsParameters offer : offers(tool, key, version)) {
        TlsClientConfig config =
            TlsClientConfig.trusting(TestKeyType.anchors(), "localhost")
                .withOwn(key.credential())
                .withParameters(offer);
        try (TlsConnection client = connect(server.port(), config)) {
          client.send(TlsTestPeers.bytes("ABBA\n"), TlsTestPeers.LONG);
          // One server returns lines, the other turns them round.
          assertThat(TlsTestPeers.read(client, 5)).as("%s", offer).isEqualTo("ABBA\n");
          assertThat(client.security().version()).isEqualTo(version);
        }
      }
    }
  }
}
