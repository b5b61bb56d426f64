package org.wwep.emulator.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The CA's answer about its certificate that a register server sends along. */
@Timeout(120)
class OcspStapleTest {
  @TempDir private Path folder = Path.of("");
  private Path certs = Path.of("");

  @BeforeEach
  void make() throws IOException {
    certs = folder.resolve("certs");
    assertThat(seen("certs", "--ocsp", "--dir", certs.toString()))
        .startsWith("0\n")
        .contains("server-ocsp.der\n        status      good\n");
  }

  private String seen(String... words) throws IOException {
    return new CommandRun(folder, _ -> {}).seen("", List.of(words));
  }

  private ServiceRun server(String... more) {
    List<String> words =
        new ArrayList<>(
            List.of("server", "--port", "0", "--tls-port", "0", "--certs-dir", certs.toString()));
    words.addAll(Arrays.asList(more));
    return new ServiceRun(folder, _ -> {}, words);
  }

  private ServiceRun stapling() {
    return server("--ocsp-staple", certs.resolve("server-ocsp.der").toString());
  }

  /** Runs another program without input; returns all that it says. */
  private static String told(String... command) throws Exception {
    Process which = new ProcessBuilder("sh", "-c", "command -v " + command[0]).start();
    assumeTrue(which.waitFor() == 0, "needs " + command[0]);
    Process process =
        new ProcessBuilder(command)
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .start();
    String told = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return told;
  }

  private String openssl(int port, String version) throws Exception {
    return told(
        "openssl",
        "s_client",
        "-connect",
        "127.0.0.1:" + port,
        "-status",
        version,
        "-CAfile",
        certs.resolve("ca.pem").toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-tls1_2", "-tls1_3"})
  void openssl_is_sent_the_answer_if_there_is_one(String version) throws Exception {
    try (ServiceRun server = stapling()) {
      assertThat(openssl(server.port("tls"), version))
          .contains("OCSP Response Status: successful", "Cert Status: good")
          .contains("Verify return code: 0 (ok)");
    }
    try (ServiceRun server = server()) {
      assertThat(openssl(server.port("tls"), version)).contains("OCSP response: no response sent");
    }
  }

  @Test
  void gnutls_and_our_own_client_take_it() throws Exception {
    try (ServiceRun server = stapling()) {
      String port = Integer.toString(server.port("tls"));
      assertThat(
              told(
                  "gnutls-cli",
                  "--x509cafile",
                  certs.resolve("ca.pem").toString(),
                  "--port",
                  port,
                  "localhost"))
          .contains("OCSP status request", "The certificate is trusted");
      String device =
          new CommandRun(folder, _ -> {})
              .seen(
                  "press\nquit\n",
                  List.of(
                      "device",
                      "--hal=emulated",
                      "--tls",
                      "--server",
                      "localhost:" + port,
                      "--certs-dir",
                      certs.toString()));
      assertThat(device).startsWith("0\n").contains("OCSP good");
    }
  }

  @Test
  void an_answer_that_says_revoked_is_sent_too_and_refuses_the_server() throws Exception {
    String revoked = certs.resolve("server.pem").toString();
    assertThat(seen("certs", "--ocsp", "--dir", certs.toString(), "--revoke", revoked))
        .contains("        status      revoked at ");
    try (ServiceRun server = stapling()) {
      int port = server.port("tls");
      assertThat(openssl(port, "-tls1_3")).contains("Cert Status: revoked");
      assertThat(
              seen(
                  "read",
                  "--tls",
                  "--certs-dir",
                  certs.toString(),
                  "localhost:" + port,
                  "0FAC",
                  "0B"))
          .startsWith("3\n")
          .contains("was revoked at ", "by the OCSP answer that the server sent");
    }
  }

  @Test
  void an_answer_that_cannot_serve_is_told_at_the_start() throws Exception {
    Path other = folder.resolve("other");
    seen("certs", "--ocsp", "--dir", other.toString());
    Path foreign = other.resolve("server-ocsp.der");
    assertThat(refused(foreign)).contains("is not signed by its CA");
    assertThat(refused(certs.resolve("ca.pem"))).contains("cannot be read");
    assertThat(refused(folder.resolve("none"))).contains("there is no such file");
    Path good = certs.resolve("server-ocsp.der");
    assertThat(
            seen(
                "server",
                "--certs-dir",
                certs.toString(),
                "--ocsp-staple",
                good.toString(),
                "--tls-provider",
                "bouncy_castle"))
        .startsWith("2\n")
        .contains("drop --ocsp-staple, or take --tls-provider jdk");
    Path alone = Files.copy(certs.resolve("server.pem"), folder.resolve("alone.pem"));
    assertThat(
            seen(
                "server",
                "--cert",
                alone.toString(),
                "--key",
                certs.resolve("server-key.pem").toString(),
                "--ocsp-staple",
                good.toString()))
        .startsWith("2\n")
        .contains("put the certificate of its CA behind that of 'CN=wwep server'");
  }

  private String refused(Path answer) throws IOException {
    String seen =
        seen(
            "server",
            "--port",
            "0",
            "--tls-port",
            "0",
            "--certs-dir",
            certs.toString(),
            "--ocsp-staple",
            answer.toString());
    assertThat(seen).startsWith("2\n").contains("--ocsp-staple " + answer + ": ");
    return seen;
  }
}
