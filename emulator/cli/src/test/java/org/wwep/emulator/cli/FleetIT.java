package org.wwep.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fleets at a server of its own process: TLS, faults, a signal. */
@Timeout(180)
@Tag("slow")
class FleetIT {
  private static final List<String> TEN_PRESSES =
      List.of(
          "--devices",
          "4",
          "--rate",
          "20",
          "--duration",
          "500ms",
          "--reply-timeout",
          "60s",
          "--connect-timeout",
          "60s");

  @TempDir private Path certs = Path.of("");

  private WwepProcess server(String... more) throws IOException {
    List<String> words = new ArrayList<>(List.of("server", "--port", "0", "--tls-port", "0"));
    words.addAll(List.of("--certs-dir", certs.toString()));
    words.addAll(List.of(more));
    return WwepProcess.start(words.toArray(String[]::new));
  }

  private static String port(WwepProcess server, String kind) throws Exception {
    return server.await(" " + kind).replaceAll(".*:([0-9]+) .*", "$1");
  }

  /** Runs a fleet, and returns what it prints. */
  private String fleet(int exitCode, String port, String... more) throws Exception {
    List<String> words = new ArrayList<>(List.of("fleet", "--server", "localhost:" + port));
    words.addAll(TEN_PRESSES);
    words.addAll(List.of(more));
    try (WwepProcess fleet = WwepProcess.start(words.toArray(String[]::new))) {
      assertThat(fleet.exitCode()).as(fleet.err()).isEqualTo(exitCode);
      return String.join("\n", fleet.lines()) + "\n" + fleet.err();
    }
  }

  private String secured(int exitCode, String port, String... more) throws Exception {
    List<String> words = new ArrayList<>(List.of("--tls", "--certs-dir", certs.toString()));
    words.addAll(List.of(more));
    return fleet(exitCode, port, words.toArray(String[]::new));
  }

  @Test
  void a_device_resumes_its_session_unless_it_is_told_not_to() throws Exception {
    try (WwepProcess server = server()) {
      String port = port(server, "tls");
      // Each of the four has one from its rehearsal, or from its first press.
      assertThat(secured(0, port, "--tls-version", "1.2"))
          .contains("10 presses in", ": 10 acknowledged, ")
          .containsPattern("10 handshakes, [0-4] of them full ones");
      assertThat(secured(0, port, "--tls-version", "1.2", "--full-handshakes"))
          .contains("10 handshakes, 10 of them full ones");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.2", "1.3"})
  void each_device_shows_a_certificate_for_its_id(String version) throws Exception {
    try (WwepProcess server = server("--require-client-cert")) {
      String port = port(server, "tls");
      assertThat(secured(0, port, "--tls-version", version, "--device-certs"))
          .contains(": 10 acknowledged, ", "  4 equals the last acknowledged press");
      // A client of TLS 1.3 learns of it behind its handshake.
      boolean atOnce = version.equals("1.2");
      assertThat(secured(atOnce ? 3 : 1, port, "--tls-version", version))
          .doesNotContain("PASS")
          .contains(atOnce ? "it wants a client certificate" : ": 0 acknowledged, 0/s; 10 failed");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.2", "1.3"})
  void the_client_on_each_board_secures_its_connections(String version) throws Exception {
    try (WwepProcess server = server("--require-client-cert")) {
      String port = port(server, "tls");
      assertThat(
              secured(0, port, "--tls-version", version, "--device-certs", "--firmware", "client"))
          .contains("firmware client, TLS", "10 presses in", ": 10 acknowledged, ", "10 handshakes")
          .contains("  4 equals the last acknowledged press");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"native", "wasm"})
  void firmware_in_c_runs_on_each_board(String carrier) throws Exception {
    try (WwepProcess server = server()) {
      Path source = Path.of("../../docs/examples/firmware/wiced-client/main.c").toRealPath();
      assertThat(
              fleet(
                  0,
                  port(server, "open"),
                  "--firmware",
                  source.toString(),
                  "--carrier",
                  carrier,
                  "--source",
                  "127.0.7.0/30"))
          .contains("firmware main.c, open", ": 10 acknowledged, ")
          .contains("  4 equals the last acknowledged press");
    }
  }

  @Test
  void faults_hit_a_share_of_the_devices_whose_errors_are_counted_apart() throws Exception {
    try (WwepProcess server = server()) {
      String printed =
          fleet(0, port(server, "open"), "--fault", "limit_data bytes=4", "--faulty", "50%");
      assertThat(printed)
          .contains("4 presses in", ": 4 acknowledged, ")
          .contains("with faults: 2 devices, 6 presses: 0 acknowledged; 6 failed")
          .contains("  6 connection closed without a reply")
          // The server had them all.
          .contains("  2 equals a later press whose reply did not come")
          .contains("PASS: no press lost");
    }
  }

  @Test
  void agents_start_together_and_one_that_is_killed_is_named() throws Exception {
    try (WwepProcess server = server()) {
      int coordinator;
      try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        coordinator = free.getLocalPort();
      }
      String[] line =
          ("fleet --server localhost:%s --devices 4 --rate 40 --duration 60m --seed 7"
                  + " --reply-timeout 60s --coordinator 127.0.0.1:%d --shard ")
              .formatted(port(server, "open"), coordinator)
              .split(" ");
      line = Arrays.copyOf(line, line.length + 1);
      line[line.length - 1] = "2/2";
      try (WwepProcess second = WwepProcess.alone(line)) {
        line[line.length - 1] = "1/2";
        try (WwepProcess first = WwepProcess.alone(line)) {
          server.await(" W0006");
          second.signal("KILL");
          first.awaitErr("shard 2/2 at 127.0.0.1:");
          first.awaitErr(" is lost: ");
          first.signal("INT");
          assertThat(first.exitCode()).as(first.err()).isEqualTo(130);
          assertThat(String.join("\n", first.lines()))
              .containsPattern("FAIL: shard 2/2 at 127.0.0.1:[0-9]+ has not reported: ");
        }
      }
    }
  }

  @Test
  void a_signal_ends_the_run_with_a_report() throws Exception {
    try (WwepProcess server = server();
        WwepProcess fleet =
            WwepProcess.alone(
                "fleet",
                "--server",
                "localhost:" + port(server, "open"),
                "--devices",
                "3",
                "--rate",
                "30",
                "--duration",
                "60m",
                "--reply-timeout",
                "60s")) {
      server.await(" W0003");
      fleet.signal("INT");
      assertThat(fleet.exitCode()).as(fleet.err()).isEqualTo(130);
      assertThat(String.join("\n", fleet.lines()))
          .contains("(interrupted)")
          .contains("PASS: no press lost, duplicated or out of order, until it was interrupted");
    }
  }
}
