package org.wwep.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who may do what at a register server, and who is told. */
@Timeout(180)
class ServerAccessIT {
  @TempDir Path dir = Path.of("");

  @Test
  void a_device_writes_only_the_registers_of_the_id_in_its_certificate() throws Exception {
    String certs = dir.resolve("certs").toString();
    try (WwepProcess made =
        WwepProcess.start("certs", "--dir", certs, "--device", "0FAC", "--json")) {
      assertThat(made.exitCode()).as(made.err()).isZero();
      assertThat(made.lines().getLast()).contains("urn:wwep:device:0fac");
    }
    try (WwepProcess server =
        WwepProcess.start(
            "server", "--port", "0", "--reasons", "--require-client-cert", "--certs-dir", certs)) {
      String open = "localhost:" + DeviceIT.port(server);
      String tls = "localhost:" + server.await(" tls").replaceAll(".*:([0-9]+) .*", "$1");
      List<String> own = with("device-0FAC", certs);
      sent(0, "A0FAC0B1234", own, "write", tls, "0FAC", "0B", "1234");
      sent(1, "X not the device of your certificate", own, "write", tls, "0001", "0B", "1234");
      sent(0, "A0FAC0B1234", own, "read", tls, "0FAC", "0B");
      List<String> nobody = with("client", certs);
      sent(1, "X your certificate names no device", nobody, "write", tls, "0FAC", "0B", "9999");
      sent(
          1,
          "X writing needs a client certificate",
          List.of(),
          "write",
          open,
          "0FAC",
          "0B",
          "0001");
      sent(0, "A0FAC0B1234", List.of(), "read", open, "0FAC", "0B");
      try (WwepProcess bare =
          WwepProcess.start("read", tls, "0FAC", "0B", "--tls", "--certs-dir", certs)) {
        assertThat(bare.exitCode()).isNotZero();
        assertThat(bare.err()).contains("certificate_required");
      }
      server.signal("TERM");
      assertThat(server.err()).contains("the client showed no certificate");
    }
  }

  @Test
  void a_read_only_server_refuses_every_write() throws Exception {
    try (WwepProcess server =
        WwepProcess.start("server", "--port", "0", "--reasons", "--read-only", "--no-tls")) {
      String open = "localhost:" + DeviceIT.port(server);
      sent(1, "X the server is read-only", List.of(), "write", open, "0FAC", "0B", "1234");
      sent(1, "X never written", List.of(), "read", open, "0FAC", "0B");
    }
  }

  @Test
  void watch_and_the_log_file_tell_what_the_quiet_console_does_not() throws Exception {
    Path log = dir.resolve("server.log");
    try (WwepProcess server =
        WwepProcess.start(
            "server",
            "--port",
            "0",
            "--no-tls",
            "--quiet",
            "--metrics-port",
            "0",
            "--log-file",
            log.toString())) {
      String open = "localhost:" + DeviceIT.port(server);
      String port = server.await(" metrics").replaceAll(".*:([0-9]+) .*", "$1");
      try (WwepProcess watch = WwepProcess.start("watch", port, "--device", "0FAC");
          WwepProcess json = WwepProcess.start("watch", port, "--json", "--refused")) {
        // Until both follow, each try tells one more.
        while (!json.has("\"frame\":\"R0FAC0C\",\"reply\":\"X never written\"")
            || !watch.has("R0FAC0C -> X never written")) {
          sent(0, "A0FAC0B1234", List.of(), "write", open, "0FAC", "0B", "1234");
          sent(1, "X", List.of(), "read", open, "0FAC", "0C");
        }
        sent(0, "A0BAC0B1234", List.of(), "write", open, "0BAC", "0B", "1234");
        sent(0, "A0FAC0B1235", List.of(), "write", open, "0FAC", "0B", "1235");
        watch.await("W0FAC0B1235 -> A0FAC0B1235");
        server.signal("TERM");
        assertThat(watch.exitCode()).isEqualTo(3);
        assertThat(watch.err()).contains("the server has ended the feed");
        assertThat(watch.lines()).noneMatch(line -> line.contains("0BAC"));
      }
      assertThat(server.exitCode()).isEqualTo(143);
      assertThat(server.lines()).allMatch(line -> line.startsWith("listening "));
    }
    assertThat(Files.readAllLines(log).getLast()).endsWith("W0FAC0B1235 -> A0FAC0B1235");
  }

  @Test
  void nobody_at_the_port_is_one_line_and_exit_code_3() throws Exception {
    try (WwepProcess watch = WwepProcess.start("watch", "1")) {
      assertThat(watch.exitCode()).isEqualTo(3);
      assertThat(watch.err().lines()).singleElement().asString().contains("--admin-port");
    }
  }

  private static List<String> with(String role, String certs) {
    return List.of(
        "--tls",
        "--certs-dir",
        certs,
        "--cert",
        Path.of(certs, role + ".pem").toString(),
        "--key",
        Path.of(certs, role + "-key.pem").toString());
  }

  private static void sent(int exitCode, String reply, List<String> more, String... command)
      throws Exception {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(more);
    try (WwepProcess sent = WwepProcess.start(all.toArray(String[]::new))) {
      assertThat(sent.exitCode()).as("%s: %s", all, sent.err()).isEqualTo(exitCode);
      assertThat(sent.lines()).containsExactly(reply);
    }
  }
}
