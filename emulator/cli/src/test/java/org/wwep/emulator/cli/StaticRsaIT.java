package org.wwep.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wwep.net.tls.OpenSsl;
import org.wwep.net.tls.TestKeyType;
import org.wwep.net.tls.TlsVersion;

/** Peers that have static RSA alone: served with a warning, and refused on request. */
@Timeout(120)
@Tag("slow")
class StaticRsaIT {
  private static final String SUITE = "AES128-GCM-SHA256";
  private static final String WARNING =
      "NO FORWARD SECRECY with 127.0.0.1: TLS_RSA_WITH_AES_128_GCM_SHA256 is static RSA";

  private final OpenSsl openssl;
  private final Path dir;

  StaticRsaIT(@TempDir Path dir) {
    this.dir = dir;
    this.openssl = new OpenSsl(dir);
  }

  @BeforeEach
  void assumeOpenssl() {
    assumeTrue(OpenSsl.isInstalled(), "openssl is not installed");
  }

  @AfterEach
  void close() {
    openssl.close();
  }

  private WwepProcess server(String... more) throws Exception {
    TestKeyType.KeyFiles own = TestKeyType.RSA_2048.files(openssl);
    List<String> words =
        List.of("--cert", own.certificate().toString(), "--key", own.key().toString());
    return WwepProcess.start(
        Stream.of(List.of("server", "--port", "0"), words, List.of(more))
            .flatMap(List::stream)
            .toArray(String[]::new));
  }

  private String connect(WwepProcess server) throws Exception {
    int port = Integer.parseInt(TlsIT.port(server, "tls"));
    return openssl.connect(
        port, TlsVersion.TLS_1_2, "W0FAC0B1234", List.of("-cipher", SUITE, "-no_ign_eof"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--mode packets", "--mode callbacks", "--mode concurrent"})
  void a_server_answers_and_warns(String mode) throws Exception {
    try (WwepProcess server = server(mode.isEmpty() ? new String[0] : mode.split(" "))) {
      assertThat(connect(server)).contains("A0FAC0B1234");
      server.awaitErr(WARNING);
    }
  }

  @Test
  void a_server_that_refuses_it_says_what_was_offered() throws Exception {
    try (WwepProcess server = server("--no-static-rsa")) {
      assertThat(connect(server)).contains("alert handshake failure");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"stream", "packet", "bsd"})
  void a_device_goes_on_and_warns_once(String api) throws Exception {
    try (WwepProcess device = device("--api", api, "--tls-version", "1.2")) {
      device.type("press", "press").endInput();
      assertThat(device.exitCode()).isEqualTo(1);
      assertThat(device.lines()).contains("Securing -> Sending by Secured");
      assertThat(device.err().split(WARNING, -1)).as(device.err()).hasSize(2);
    }
  }

  @Test
  void a_device_that_refuses_it_sends_nothing() throws Exception {
    try (WwepProcess device = device("--no-static-rsa")) {
      device.type("press").endInput();
      assertThat(device.exitCode()).isEqualTo(1);
      assertThat(device.lines())
          .noneMatch(line -> line.startsWith("Sent "))
          .anyMatch(line -> line.contains("TlsRejected"));
    }
  }

  /** Starts a server that has nothing else and does not understand the protocol; its port. */
  private int serve() throws Exception {
    TestKeyType.KeyFiles own = TestKeyType.RSA_2048.files(openssl);
    List<String> words = new ArrayList<>(List.of("-tls1_2", "-cipher", SUITE, "-rev"));
    words.addAll(List.of("-cert", own.certificate().toString(), "-key", own.key().toString()));
    words.addAll(List.of("-cert_chain", own.certificate().toString()));
    return openssl.serve(words).port();
  }

  private WwepProcess device(String... more) throws Exception {
    List<String> words =
        List.of("device", "--hal", "emulated", "--attempts", "1", "--reply-timeout", "50ms");
    List<String> tls =
        List.of("--tls", "--server", "localhost:" + serve(), "--ca", dir + "/root.pem");
    return WwepProcess.start(
        Stream.of(words, tls, List.of(more)).flatMap(List::stream).toArray(String[]::new));
  }
}
