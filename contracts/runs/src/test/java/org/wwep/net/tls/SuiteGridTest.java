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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.wwep.net.Endpoint;
import org.wwep.net.TcpListener;
import org.wwep.net.tls.TlsSuite.Exchange;
import org.wwep.rtos.TestTask;

/**
 * Every suite among the defaults of OpenSSL and GnuTLS, each alone, on both sides.
 *
 * <p>Some 130 processes: that is more than the usual three seconds.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
@Tag("slow")
class SuiteGridTest extends TlsToolPeers {
  SuiteGridTest(@TempDir Path dir) {
    super(dir);
  }

  static Stream<Arguments> grid() {
    return Arrays.stream(TlsTool.values())
        .flatMap(
            tool -> TestSuites.exchanges().stream().map(exchange -> Arguments.of(tool, exchange)));
  }

  @ParameterizedTest
  @EnumSource
  void the_grid_leaves_out_no_suite_that_a_tool_has_by_default(TlsTool tool) throws Exception {
    assumeTrue(tool.isInstalled(), tool + " is not installed");
    List<Integer> grid =
        TestSuites.exchanges().stream()
            .flatMap(exchange -> TestSuites.defaults(tool, exchange).stream())
            .toList();
    assertThat(tool.defaults()).hasSizeGreaterThan(20).isSubsetOf(grid);
  }

  @ParameterizedTest
  @MethodSource("grid")
  void a_client_that_offers_this_suite_alone_is_served(TlsTool tool, Exchange exchange)
      throws Exception {
    assumeTrue(tool.isInstalled(), tool + " is not installed");
    TestKeyType key = TestSuites.key(TlsSuite.numbers(exchange).getFirst());
    TestKeyType.KeyFiles own = key.files(openssl);
    for (int suite : TestSuites.defaults(tool, exchange)) {
      try (TcpListener listener = peers.stack.listen(Endpoint.loopback(0))) {
        TestTask<TlsSecurity> served =
            peers.serveOnce(listener, TlsServerConfig.of(key.credential()));
        Process client =
            openssl.run(
                tool.client(listener.local().port(), TestSuites.version(exchange), suite, own));
        assertThat(exchange(client))
            .as("%s %s", tool, TlsSuite.name(suite))
            .contains("A0FAC050001");
        assertThat(served.result().number()).isEqualTo(suite);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("grid")
  void a_server_that_takes_this_suite_is_served_by(TlsTool tool, Exchange exchange)
      throws Exception {
    assumeTrue(tool.isInstalled(), tool + " is not installed");
    TestKeyType key = TestSuites.key(TlsSuite.numbers(exchange).getFirst());
    try (TlsToolServer server = TlsToolServer.start(tool, openssl, key)) {
      for (int suite : TestSuites.defaults(tool, exchange)) {
        TlsClientConfig config =
            TlsClientConfig.trusting(TestKeyType.anchors(), "localhost")
                .withOwn(key.credential())
                .withParameters(
                    TlsTestPeers.only(TestSuites.version(exchange)).withNumbers(List.of(suite)));
        try (TlsConnection client = connect(server.port(), config)) {
          client.send(TlsTestPeers.bytes("ABBA\n"), TlsTestPeers.LONG);
          assertThat(TlsTestPeers.read(client, 5))
              .as("%s %s", tool, TlsSuite.name(suite))
              .isEqualTo("ABBA\n");
          assertThat(client.security().number()).isEqualTo(suite);
        }
      }
    }
  }
}
