package org.wwep.emulator.cli.device;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wwep.emulator.cli.TlsIT;
import org.wwep.emulator.cli.WwepProcess;

/** The coprocessor and its production line, as a user starts them. */
@Timeout(180)
@Tag("slow")
class CoprocessorIT {
  @TempDir Path dir = Path.of("");

  private Path certs() {
    return dir.resolve("certs");
  }

  private Path flash() {
    return dir.resolve("nwp");
  }

  private WwepProcess device(String... more) throws Exception {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "device",
                "--hal",
                "emulated",
                "--device-id",
                "0003",
                "--stack",
                "nwp",
                "--nwp-dir",
                flash().toString(),
                "--certs-dir",
                certs().toString()));
    arguments.addAll(Arrays.asList(more));
    return WwepProcess.start(arguments.toArray(String[]::new));
  }

  /** Runs {@code wwep provision} to its end, and returns what it prints. */
  private List<String> provision(int expected, String words, String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of("provision"));
    all.addAll(Arrays.asList(arguments));
    all.addAll(List.of("--nwp-dir", flash().toString()));
    if (arguments[0].equals("init")) {
      all.addAll(List.of("--certs-dir", certs().toString()));
    }
    try (WwepProcess run = WwepProcess.start(all.toArray(String[]::new))) {
      assertThat(run.exitCode()).as(run.err()).isEqualTo(expected);
      List<String> lines = run.lines();
      assertThat(expected == 0 ? String.join("\n", lines) : run.err()).contains(words);
      if (expected != 0) {
        assertThat(run.err().strip().lines()).as("one line").hasSize(1);
      }
      return lines;
    }
  }

  @ParameterizedTest
  @CsvSource({"stream, 1.2", "packet, 1.3", "bsd, 1.2"})
  void presses_go_over_the_coprocessor_in_every_style(String api, String version) throws Exception {
    try (WwepProcess server =
        WwepProcess.start(
            "server", "--port", "0", "--tls-port", "0", "--certs-dir", certs().toString())) {
      for (String kind : List.of("open", "tls")) {
        String port = TlsIT.port(server, kind);
        String[] tls =
            kind.equals("tls") ? new String[] {"--tls", "--tls-version", version} : new String[0];
        List<String> more = new ArrayList<>(Arrays.asList(tls));
        more.addAll(List.of("--api", api, "--server", "localhost:" + port));
        try (WwepProcess device = device(more.toArray(String[]::new)).type("press", "press")) {
          device.endInput();
          assertThat(device.exitCode()).as(device.err()).isZero();
          assertThat(device.err()).contains("16 sockets, 6 of them secure");
          assertThat(device.lines())
              .contains("Server Response=A0003050001", "Server Response=A0003050000");
          if (kind.equals("tls")) {
            assertThat(device.lines())
                .anyMatch(
                    line ->
                        line.startsWith("Secured by TLS " + version)
                            && line.contains("by the stack"));
          }
        }
      }
    }
  }

  @Test
  void a_device_without_a_network_is_given_one_over_its_access_point() throws Exception {
    Path key = Files.writeString(dir.resolve("wifi.key"), "wicedrocks\n");
    try (WwepProcess server = WwepProcess.start("server", "--port", "0", "--no-tls");
        WwepProcess device =
            device("--nwp-provision", "--server", "localhost:" + TlsIT.port(server, "open"))) {
      String line = device.awaitErr("give it a network: ");
      String url = line.replaceAll(".*(http://\\S+) .*", "$1");
      try (WwepProcess phone =
          WwepProcess.start(
              "provision", "wifi", url, "--ssid", "WWEP", "--key-file", key.toString())) {
        assertThat(phone.exitCode()).as(phone.err()).isZero();
        assertThat(phone.lines()).containsExactly("the device tries 'WWEP'");
      }
      device.awaitErr("Provisioning: confirmed");
      device.type("press").endInput();
      assertThat(device.exitCode()).as(device.err()).isZero();
      assertThat(device.lines()).contains("Server Response=A0003050001");
    }
    try (WwepProcess again = device("--nwp-provision")) {
      assertThat(again.awaitErr("Wi-Fi connected to WWEP")).isNotEmpty();
      again.endInput();
    }
  }

  @Test
  void presses_go_against_openssl_s_server_which_asks_for_a_certificate() throws Exception {
    TlsIT.assumeOpenssl();
    provision(0, "/keys/client-key.pem", "init");
    Process server =
        new ProcessBuilder(
                "openssl",
                "s_server",
                "-quiet",
                "-naccept",
                "1",
                "-tls1_2",
                "-Verify",
                "2",
                "-verify_return_error",
                "-CAfile",
                certs().resolve("ca.pem").toString(),
                "-accept",
                "127.0.0.1:0",
                "-cert",
                certs().resolve("server.pem").toString(),
                "-key",
                certs().resolve("server-key.pem").toString())
            .start();
    try (WwepProcess device =
        device(
            "--tls",
            "--server",
            "localhost:" + TlsIT.listening(server),
            "--reply-timeout",
            "20s")) {
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

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  private static List<String> discover(int expected, String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of("discover"));
    all.addAll(Arrays.asList(arguments));
    try (WwepProcess run = WwepProcess.start(all.toArray(String[]::new))) {
      assertThat(run.exitCode()).as(run.err()).isEqualTo(expected);
      return expected == 0 ? run.lines() : run.err().strip().lines().toList();
    }
  }

  @Test
  void nobody_who_announces_a_service_is_one_line_and_trouble_with_the_environment()
      throws Exception {
    assertThat(discover(3, "_nobody._udp", "--timeout", "500ms"))
        .containsExactly(
            "wwep: nobody on 127.0.0.1 announced _nobody._udp within 500 ms: start 'wwep device"
                + " --stack nwp --nwp-page 0', or give a longer --timeout");
  }

  @Test
  void an_address_and_a_mac_that_were_set_hold_until_they_are_set_anew() throws Exception {
    int port = freePort();
    try (WwepProcess device =
        device(
            "--nwp-page",
            Integer.toString(port),
            "--nwp-address",
            "10.9.8.7/24",
            "--nwp-mac",
            "02:00:00:00:0a:0b")) {
      device.await("Idle");
      List<String> found = discover(0, "_http._tcp.local.", "--timeout", "8s");
      assertThat(found)
          .contains("wwep-%d 127.0.0.1:%d mac=02:00:00:00:0a:0b".formatted(port, port));
      assertThat(discover(0, "--json"))
          .anyMatch(line -> line.contains("\"port\":" + port + ",\"txt.mac\":\"02:00:"));
      device.endInput();
      assertThat(device.exitCode()).as(device.err()).isZero();
      assertThat(device.err())
          .contains("coprocessor: Wi-Fi connected to WWEP")
          .contains("coprocessor: Address acquired: 10.9.8.7/24");
    }
    try (WwepProcess device = device()) {
      device.await("Idle");
      device.endInput();
      assertThat(device.exitCode()).as(device.err()).isZero();
      assertThat(device.err()).contains("coprocessor: Address acquired: 10.9.8.7/24");
    }
    try (WwepProcess device = device("--nwp-address", "dhcp")) {
      device.await("Idle");
      device.endInput();
      assertThat(device.exitCode()).as(device.err()).isZero();
      assertThat(device.err()).contains("coprocessor: Address acquired: 127.0.0.1/24");
    }
  }

  @Test
  void the_production_line_writes_reads_and_refuses() throws Exception {
    provision(3, "wwep provision init", "list");
    provision(0, "made", "init", "--size", "131072");
    provision(2, "there is a flash already", "init");
    for (String secret : List.of("device.key", "counter", "maker-key.pem")) {
      assertThat(
              PosixFilePermissions.toString(Files.getPosixFilePermissions(flash().resolve(secret))))
          .as(secret)
          .isEqualTo("rw-------");
    }
    Path config = Files.writeString(dir.resolve("app.cfg"), "colour=green\n");
    List<String> made =
        provision(0, "made /app.cfg, 13 bytes", "put", "/app.cfg", config.toString());
    String read = token(made, "read token  ");
    String write = token(made, "write token ");
    Path back = dir.resolve("back");
    provision(2, "WRONG_TOKEN", "get", "/app.cfg", back.toString(), "--token", write);
    provision(0, "13 bytes", "get", "/app.cfg", back.toString(), "--token", read);
    assertThat(back).hasContent("colour=green\n");
    provision(2, "NOT_READABLE", "get", "/keys/client-key.pem", back.toString());
    provision(2, "no such file", "put", "/x", dir.resolve("none").toString());
    Path big = Files.write(dir.resolve("big"), new byte[100_000]);
    provision(3, "FULL", "put", "/big", big.toString());
    provision(0, "deleted /app.cfg", "rm", "/app.cfg", "--token", write);
    provision(0, "4 files hold", "verify");
  }

  private static String token(List<String> lines, String before) {
    return lines.stream()
        .filter(line -> line.startsWith(before))
        .findFirst()
        .orElseThrow()
        .substring(before.length());
  }

  @Test
  void another_ca_is_believed_on_a_flash_that_exists() throws Exception {
    provision(0, "write token of /certs/ca.pem  ", "init");
    Path other = dir.resolve("other");
    try (WwepProcess made = WwepProcess.start("certs", "--dir", other.toString())) {
      assertThat(made.exitCode()).as(made.err()).isZero();
    }
    String ca = other.resolve("ca.pem").toString();
    try (WwepProcess server =
        WwepProcess.start(
            "server", "--port", "0", "--tls-port", "0", "--certs-dir", other.toString())) {
      String at = "localhost:" + TlsIT.port(server, "tls");
      try (WwepProcess device = device("--tls", "--server", at, "--attempts", "1").type("press")) {
        device.endInput();
        assertThat(device.lines()).anyMatch(line -> line.contains("TlsRejected"));
      }
      assertThat(provision(0, "trusted ", "trust", ca))
          .singleElement()
          .asString()
          .endsWith(", in /certs/ca.pem too");
      try (WwepProcess device = device("--tls", "--server", at, "--attempts", "1").type("press")) {
        device.endInput();
        assertThat(device.exitCode()).as(device.err()).isZero();
        assertThat(device.lines()).contains("Server Response=A0003050001");
      }
    }
    provision(2, "--replace writes it anew", "put", "/certs/ca.pem", ca);
    provision(0, "replaced /certs/ca.pem", "put", "/certs/ca.pem", ca, "--replace");
    String key = other.resolve("client-key.pem").toString();
    provision(0, "replaced /keys/client-key.pem", "put", "/keys/client-key.pem", key, "--replace");
    provision(2, "NOT_READABLE", "get", "/keys/client-key.pem", dir.resolve("x").toString());
    String leaf = other.resolve("server.pem").toString();
    assertThat(provision(0, "trusted ", "trust", leaf, "--file", "/certs/more.pem"))
        .anyMatch(line -> line.startsWith("warning: CN=wwep server is no CA's certificate"));
  }

  @Test
  void a_bare_ca_is_enough_and_files_and_tag_are_chosen_by_option() throws Exception {
    Path other = dir.resolve("other");
    try (WwepProcess made = WwepProcess.start("certs", "--dir", other.toString())) {
      assertThat(made.exitCode()).as(made.err()).isZero();
    }
    Files.createDirectories(certs());
    Files.copy(other.resolve("ca.pem"), certs().resolve("ca.pem"));
    assertThat(provision(0, "/certs/ca.pem", "init"))
        .noneMatch(line -> line.contains("client"))
        .anyMatch(line -> line.startsWith("write token of /certs/ca.pem  "));
    assertThat(certs()).isDirectoryContaining(file -> file.endsWith("ca.pem"));
    provision(
        0, "trusted", "trust", other.resolve("ca.pem").toString(), "--file", "/certs/school.pem");
    try (WwepProcess server =
        WwepProcess.start(
            "server", "--port", "0", "--tls-port", "0", "--certs-dir", other.toString())) {
      String at = "localhost:" + TlsIT.port(server, "tls");
      try (WwepProcess device =
          device("--tls", "--server", at, "--nwp-tag", "7", "--nwp-ca", "/certs/school.pem")
              .type("press")) {
        device.endInput();
        assertThat(device.exitCode()).as(device.err()).isZero();
        assertThat(device.lines()).contains("Server Response=A0003050001");
      }
      try (WwepProcess device = device("--tls", "--server", at, "--nwp-ca", "/certs/none.pem")) {
        assertThat(device.exitCode()).isEqualTo(2);
        assertThat(device.err()).contains("--nwp-ca /certs/none.pem: there is no such file");
      }
    }
  }

  @Test
  void updates_are_signed_and_never_go_back() throws Exception {
    provision(0, "made", "init");
    Path content = Files.writeString(dir.resolve("fw"), "firmware 7");
    String update = dir.resolve("fw.7").toString();
    provision(0, "signed /fw version 7", "sign", "/fw", "7", content.toString(), update);
    provision(0, "installed /fw version 7", "install", update);
    provision(3, "ROLLED_BACK", "install", update);
    provision(1, "BAD_SIGNATURE", "install", content.toString());
    Path ca = certs().resolve("ca.pem");
    assertThat(provision(0, "trusted", "roots")).hasSize(1);
    provision(0, "revoked", "revoke", ca.toString());
    provision(0, "revoked", "roots");
    try (WwepProcess device =
        device("--tls", "--server", "localhost:1", "--attempts", "1")
            .type("press", "state", "quit")) {
      device.await("JoinFailed");
      assertThat(device.exitCode()).as(device.err()).isEqualTo(1);
      assertThat(device.lines()).anyMatch(line -> line.contains("Presses=1 Acknowledged=0"));
      assertThat(device.err())
          .contains("the network was not joined in 1 attempt, not acknowledged: W0003050001");
    }
  }

  @Test
  void a_tampered_and_a_rolled_back_flash_are_told_apart() throws Exception {
    provision(0, "made", "init");
    Path image = flash().resolve("flash.img");
    Path old = Files.copy(image, dir.resolve("old.img"));
    Path file = Files.writeString(dir.resolve("file"), "content");
    provision(0, "made /file", "put", "/file", file.toString(), "--public");
    Path good = Files.copy(image, dir.resolve("good.img"));
    Files.copy(old, image, StandardCopyOption.REPLACE_EXISTING);
    provision(3, "ROLLED_BACK", "list");
    Files.copy(good, image, StandardCopyOption.REPLACE_EXISTING);
    provision(0, "/file", "list");
    byte[] before = Files.readAllBytes(old);
    byte[] after = Files.readAllBytes(good);
    int block = 0;
    for (int at = 16 * 4096; at < after.length && block == 0; at += 4096) {
      block = Arrays.equals(after, at, at + 4096, before, at, at + 4096) ? 0 : at;
    }
    try (RandomAccessFile raw = new RandomAccessFile(image.toFile(), "rw")) {
      raw.seek(block + 14L);
      raw.write(after[block + 14] ^ 1);
    }
    provision(3, "TAMPERED", "verify");
    provision(3, "TAMPERED", "get", "/file", dir.resolve("x").toString());
    provision(0, "read /certs/ca.pem", "get", "/certs/ca.pem", dir.resolve("ca").toString());
  }
}
