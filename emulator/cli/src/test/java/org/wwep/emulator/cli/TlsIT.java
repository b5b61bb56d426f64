package org.wwep.emulator.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wwep.emulator.testbed.CourseServer;
import org.wwep.net.tls.OpenSsl;
import org.wwep.net.tls.TestClientCertificate;

@Timeout(120)
@Tag("slow")
public class TlsIT {
  @TempDir Path certs = Path.of("");

  @ParameterizedTest
  @CsvSource({"stream", "packet", "bsd"})
  void presses_go_over_tls_in_every_style(String api) throws Exception {
    try (WwepProcess server = server()) {
      String port = port(server, "tls");
      try (WwepProcess device =
          device("--tls", "--api", api, "--server", "localhost:" + port).type("press", "press")) {
        device.endInput();
        assertThat(device.exitCode()).as(device.err()).isZero();
        assertThat(device.lines())
            .contains("Connecting -> Securing by Connected", "Securing -> Sending by Secured")
            .contains(
                "Secured by TLS 1.3 AES_128_GCM"
                    + (api.equals("bsd") ? ", by the stack" : " with CN=wwep server"))
            .contains("Server Response=A0003050001", "Server Response=A0003050000");
      }
      server.await(" tls W0003050000 -> A0003050000");
    }
  }

  @ParameterizedTest
  @EnumSource(CourseServer.class)
  void the_courses_servers_answer_on_both_ports(CourseServer mode) throws Exception {
    try (WwepProcess server = server("--mode", mode.name())) {
      String open = port(server, "open");
      String tls = port(server, "tls");
      sent(0, "A0FAC0B1234", "write", "localhost:" + open, "0FAC", "0B", "1234");
      sent(0, "A0FAC0B1234", "read", "localhost:" + tls, "0FAC", "0B", "--tls");
      sent(1, "X", "read", "localhost:" + open, "0FAC", "0C");
    }
  }

  @Test
  void openssl_s_client_is_answered_in_both_versions() throws Exception {
    assumeOpenssl();
    try (WwepProcess server = server()) {
      String port = port(server, "tls");
      for (String version : List.of("-tls1_2", "-tls1_3")) {
        Process client =
            new ProcessBuilder(
                    "openssl",
                    "s_client",
                    "-quiet",
                    version,
                    "-verify_return_error",
                    "-CAfile",
                    certs.resolve("ca.pem").toString(),
                    "-servername",
                    "localhost",
                    "-connect",
                    "127.0.0.1:" + port)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        client.getOutputStream().write("W0FAC0B1234".getBytes(US_ASCII));
        client.getOutputStream().flush();
        assertThat(new String(client.getInputStream().readNBytes(11), US_ASCII))
            .as(version)
            .isEqualTo("A0FAC0B1234");
        client.destroy();
      }
    }
  }

  @Test
  void a_device_presses_against_openssl_s_server() throws Exception {
    assumeOpenssl();
    try (WwepProcess made = WwepProcess.start("certs", "--dir", certs.toString())) {
      assertThat(made.exitCode()).as(made.err()).isZero();
    }
    for (String version : List.of("-tls1_2", "-tls1_3")) {
      Process server =
          new ProcessBuilder(
                  "openssl",
                  "s_server",
                  "-quiet",
                  "-naccept",
                  "1",
                  version,
                  "-accept",
                  "127.0.0.1:0",
                  "-cert",
                  certs.resolve("server.pem").toString(),
                  "-key",
                  certs.resolve("server-key.pem").toString())
              .start();
      String port = listening(server);
      try (WwepProcess device =
          device("--tls", "--server", "localhost:" + port, "--reply-timeout", "20s")) {
        device.type("press");
        assertThat(new String(server.getInputStream().readNBytes(11), US_ASCII))
            .isEqualTo("W0003050001");
        server.getOutputStream().write("A0003050001".getBytes(US_ASCII));
        server.getOutputStream().flush();
        device.await("Server Response=A0003050001");
        device.type("quit");
        assertThat(device.exitCode()).as(device.err()).isZero();
      } finally {
        server.destroyForcibly();
      }
    }
  }

  @Test
  void a_pin_that_does_not_match_is_refused_before_a_byte_is_sent() throws Exception {
    try (WwepProcess server = server();
        WwepProcess device =
            device(
                    "--tls",
                    "--pin",
                    "0".repeat(64),
                    "--server",
                    "localhost:" + port(server, "tls"),
                    "--attempts",
                    "1")
                .type("press")) {
      device.endInput();
      assertThat(device.exitCode()).isEqualTo(1);
      assertThat(device.lines())
          .noneMatch(line -> line.startsWith("Sent"))
          .anyMatch(
              line -> line.startsWith("Gave Up Message=W0003050001 after 1 attempt: TlsRejected"));
    }
  }

  @Test
  void an_open_server_on_the_tls_port_and_no_check_at_all_are_both_told() throws Exception {
    try (WwepProcess server = server()) {
      String open = port(server, "open");
      String tls = port(server, "tls");
      try (WwepProcess device =
          device("--tls", "--server", "localhost:" + open, "--attempts", "1").type("press")) {
        device.endInput();
        assertThat(device.exitCode()).isEqualTo(1);
        assertThat(device.lines()).anyMatch(line -> line.contains("TlsRejected"));
      }
      try (WwepProcess device =
          device("--tls", "--insecure", "--server", "localhost:" + tls).type("press")) {
        device.endInput();
        assertThat(device.exitCode()).isZero();
        assertThat(device.err()).contains("INSECURE");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rsa:2048", "rsa:4096", "ed25519"})
  void a_server_key_of_any_common_kind_serves_by_default(String kind) throws Exception {
    assumeOpenssl();
    openssl("req -x509 -newkey " + kind + " -nodes -days 30", "-keyout", "key.pem");
    String certificate = certs.resolve("cert.pem").toString();
    try (WwepProcess server =
        start(
            List.of("server", "--port", "0"),
            "--cert",
            certificate,
            "--key",
            certs.resolve("key.pem").toString())) {
      String at = "localhost:" + port(server, "tls");
      sent(0, "A0FAC0B1234", "write", "--tls", at, "0FAC", "0B", "1234", "--ca", certificate);
    }
  }

  @Test
  void a_certificate_that_cannot_serve_is_refused_at_the_start() throws Exception {
    assumeOpenssl();
    try (OpenSsl files = new OpenSsl(certs);
        WwepProcess server =
            start(
                List.of("server", "--port", "0"),
                TestClientCertificate.EXPIRED.files(files).stream()
                    .map(word -> word.replaceFirst("^-", "--"))
                    .toArray(String[]::new))) {
      assertThat(server.exitCode()).isEqualTo(2);
      assertThat(server.err()).contains("client.pem: ").contains(" expired at ");
    }
  }

  private void openssl(String line, String option, String key) throws Exception {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(line.split(" ")));
    command.addAll(List.of(option, certs.resolve(key).toString()));
    command.addAll(List.of("-out", certs.resolve("cert.pem").toString()));
    command.addAll(List.of("-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"));
    Process made = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(made.getInputStream().readAllBytes(), US_ASCII);
    assertThat(made.waitFor()).as(said).isZero();
  }

  @Test
  void keys_are_their_owners_alone_and_made_once() throws Exception {
    for (int i = 0; i < 2; i++) {
      try (WwepProcess made = WwepProcess.start("certs", "--dir", certs.toString())) {
        assertThat(made.exitCode()).as(made.err()).isZero();
        assertThat(made.lines()).anyMatch(line -> line.contains("pin "));
        assertThat(String.join("\n", made.lines())).doesNotContain("PRIVATE");
        if (i == 1) {
          assertThat(made.lines()).noneMatch(line -> line.contains(" made "));
        }
      }
    }
    for (String key : List.of("ca-key.pem", "server-key.pem", "client-key.pem")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(certs.resolve(key))))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void without_a_ca_the_device_says_how_to_get_one() throws Exception {
    try (WwepProcess device = device("--tls", "--server", "localhost:1")) {
      assertThat(device.exitCode()).isEqualTo(3);
      assertThat(device.err()).contains("there is no CA to trust").contains("wwep certs");
    }
  }

  @Test
  void the_man_in_the_middle_fools_only_the_client_that_checks_nothing() throws Exception {
    try (WwepProcess lab = WwepProcess.start("lab", "mitm")) {
      assertThat(lab.exitCode()).as(lab.err()).isZero();
      assertThat(lab.lines())
          .contains("a client that checks nothing is fooled")
          .contains("  attacker  read from the client 'W0FAC050001'")
          .contains("  attacker  read from the server 'A0FAC050001'")
          .contains("a client that trusts the server's CA refuses")
          .contains("a client that shares a key with the server refuses");
      assertThat(lab.lines()).filteredOn(line -> line.contains("read no application")).hasSize(2);
    }
  }

  private WwepProcess server(String... more) throws IOException {
    return start(List.of("server", "--port", "0"), more);
  }

  private WwepProcess device(String... more) throws IOException {
    return start(
        List.of("device", "--hal", "emulated", "--mac", "02:00:00:00:00:01", "--back-off", "10ms"),
        more);
  }

  private WwepProcess start(List<String> command, String... more) throws IOException {
    List<String> all = new ArrayList<>(command);
    all.addAll(List.of(more));
    all.addAll(List.of("--certs-dir", certs.toString()));
    return WwepProcess.start(all.toArray(String[]::new));
  }

  private void sent(int exitCode, String reply, String... command) throws Exception {
    boolean tls = Arrays.asList(command).contains("--tls");
    try (WwepProcess sent = tls ? start(List.of(command)) : WwepProcess.start(command)) {
      assertThat(sent.exitCode()).as(sent.err()).isEqualTo(exitCode);
      assertThat(sent.lines()).containsExactly(reply);
    }
  }

  /**
   * Waits until a server serves connections of a kind, {@code open} or {@code tls}, and returns
   * their port.
   */
  public static String port(WwepProcess server, String kind) throws InterruptedException {
    return server.await(" " + kind).replaceAll(".*:([0-9]+) .*", "$1");
  }

  /** Skips a test where there is no OpenSSL. */
  public static void assumeOpenssl() throws IOException, InterruptedException {
    Process which = new ProcessBuilder("sh", "-c", "command -v openssl").start();
    assumeTrue(which.waitFor(20, TimeUnit.SECONDS) && which.exitValue() == 0, "needs openssl");
  }

  /** Waits until the process listens, and returns its port, as the kernel tells. */
  public static String listening(Process server) throws IOException {
    Path fds = Path.of("/proc", String.valueOf(server.pid()), "fd");
    for (int tries = 0; tries < 1_000_000 && server.isAlive(); tries++) {
      List<String> inodes = new ArrayList<>();
      try (Stream<Path> open = Files.list(fds)) {
        for (Path fd : open.toList()) {
          String target = Files.readSymbolicLink(fd).toString();
          if (target.startsWith("socket:[")) {
            inodes.add(target.substring(8, target.length() - 1));
          }
        }
      } catch (IOException _) {
        continue;
      }
      for (String line : Files.readAllLines(Path.of("/proc/net/tcp"))) {
        String[] fields = line.strip().split("\\s+");
        if (fields[3].equals("0A") && inodes.contains(fields[9])) {
          return String.valueOf(Integer.parseInt(fields[1].split(":")[1], 16));
        }
      }
    }
    throw new AssertionError("openssl does not listen");
  }
}
