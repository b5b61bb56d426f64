package org.wwep.emulator.server.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.wwep.net.tls.JsseProvider;
import org.wwep.net.tls.OpenSsl;
import org.wwep.net.tls.TestKeyType;
import org.wwep.net.tls.TestSuites;
import org.wwep.net.tls.TlsTool;
import org.wwep.net.tls.TlsVersion;

/**
 * Every kind of key and every suite on the server's engines, against the clients of others, which
 * show a certificate of the same kind. Each suite meets one of the tools.
 *
 * <p>Some 120 processes: that is more than the usual three seconds.
 */
@Timeout(120)
@Tag("slow")
class ServerKeyGridTest {
  @TempDir Path dir = Path.of("");

  static Stream<Arguments> grid() {
    return Arrays.stream(TestKeyType.values())
        .flatMap(
            key ->
                Arrays.stream(TlsTool.values())
                    .flatMap(
                        tool ->
                            Arrays.stream(JsseProvider.values())
                                .map(engine -> Arguments.of(key, tool, engine))));
  }

  @ParameterizedTest
  @MethodSource("grid")
  void a_server_with_this_key_serves(TestKeyType key, TlsTool tool, JsseProvider engine)
      throws Exception {
    assumeTrue(tool.isInstalled(), tool + " is not installed");
    try (TlsServer server = TlsServer.start(key.engines(engine));
        OpenSsl files = new OpenSsl(dir)) {
      TestKeyType.KeyFiles own = key.files(files);
      for (TlsVersion version : TlsVersion.values()) {
        exchange(server, tool, version, null, own, files);
      }
    }
  }

  static Stream<Arguments> suites() {
    return Arrays.stream(JsseProvider.values())
        .flatMap(
            engine ->
                TestSuites.forEngine(engine).stream()
                    .map(suite -> Arguments.of(engine, suite, TestSuites.name(suite))));
  }

  @ParameterizedTest(name = "{0} {2}")
  @MethodSource("suites")
  void a_client_that_offers_this_suite_alone_is_served(JsseProvider engine, int suite, String name)
      throws Exception {
    TlsTool tool = TestSuites.tool(suite);
    assumeTrue(tool.isInstalled(), tool + " is not installed");
    TestKeyType key = TestSuites.key(suite);
    try (TlsServer server = TlsServer.start(key.engines(engine));
        OpenSsl files = new OpenSsl(dir)) {
      exchange(server, tool, TestSuites.version(suite), suite, key.files(files), files);
    }
  }

  private static void exchange(
      TlsServer server,
      TlsTool tool,
      TlsVersion version,
      @Nullable Integer suite,
      TestKeyType.KeyFiles own,
      OpenSsl files)
      throws Exception {
    Process client = files.run(tool.client(server.at().port(), version, suite, own));
    client.outputWriter().write("W0FAC0B1234\n");
    client.outputWriter().flush();
    String said = new String(client.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    assertThat(said)
        .as("%s %s, refused: %s", version, suite, server.refused())
        .contains("A0FAC0B1234");
  }

  @ParameterizedTest
  @EnumSource
  void no_signature_is_asked_for_that_would_be_refused(JsseProvider engine) throws Exception {
    assumeTrue(TlsTool.OPENSSL.isInstalled(), "openssl is not installed");
    try (TlsServer server = TlsServer.start(TestKeyType.P_256.engines(engine));
        OpenSsl files = new OpenSsl(dir)) {
      for (TlsVersion version : TlsVersion.values()) {
        String said =
            files.connect(server.at().port(), version, "", java.util.List.of("-no_ign_eof"));
        assertThat(said)
            .contains("Requested Signature Algorithms: ")
            .contains("ECDSA+SHA256")
            .doesNotContainPattern(
                "Requested Signature Algorithms: [^\\n]*(SHA1|SHA224|DSA\\+SHA1)");
      }
    }
  }
}
