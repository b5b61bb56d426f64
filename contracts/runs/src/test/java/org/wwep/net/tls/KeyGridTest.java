package org.wwep.net.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.wwep.net.Endpoint;
import org.wwep.net.TcpListener;
import org.wwep.net.TcpSocket;
import org.wwep.rtos.TestTask;

/**
 * Every kind of key, on both sides, with every version, against the TLS of others; each handshake
 * is a mutual one. Every suite is {@link SuiteGridTest}'s.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class KeyGridTest {
  private final TlsTestPeers peers = new TlsTestPeers();
  private final OpenSsl files;

  KeyGridTest(@TempDir Path dir) {
    files = new OpenSsl(dir);
  }

  @AfterEach
  void close() {
    files.close();
    peers.close();
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
    List<Integer> numbers =
        TlsSuite.numbers(exchange(key, version)).stream()
            .filter(suite -> TestSuites.isDefault(tool, suite))
            .toList();
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
    TestKeyType.KeyFiles own = key.files(files);
    for (TlsParameters offer : offers(tool, key, version)) {
      try (TcpListener listener = peers.stack.listen(Endpoint.loopback(0))) {
        TestTask<TlsSecurity> served =
            peers.serveOnce(listener, key.mutual().withParameters(offer));
        Integer only = offer.numbers().isEmpty() ? null : offer.numbers().getFirst();
        Process client = files.run(tool.client(listener.local().port(), version, only, own));
        client.outputWriter().write("W0FAC050001\n");
        client.outputWriter().flush();
        String said =
            new String(client.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        assertThat(said).as("%s %s %s", key, version, only).contains("A0FAC050001");
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
    try (TlsToolServer server = TlsToolServer.start(tool, files, key)) {
      for (TlsParameters offer : offers(tool, key, version)) {
        TcpSocket socket = peers.stack.socket();
        socket.connect(Endpoint.loopback(server.port()), TlsTestPeers.LONG);
        TlsClientConfig config =
            TlsClientConfig.trusting(TestKeyType.anchors(), "localhost")
                .withOwn(key.credential())
                .withParameters(offer);
        try (TlsConnection client = peers.tls.connect(socket, config, TlsTestPeers.LONG)) {
          client.send(TlsTestPeers.bytes("ABBA\n"), TlsTestPeers.LONG);
          // One server returns lines, the other turns them round.
          assertThat(TlsTestPeers.read(client, 5)).as("%s", offer).isEqualTo("ABBA\n");
          assertThat(client.security().version()).isEqualTo(version);
        }
      }
    }
  }
}
