package org.wwep.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
@Tag("slow")
class DeviceIT {
  private static final String MAC = "02:00:00:00:00:01";
  private static final List<String> BOARD =
      List.of("device", "--hal", "emulated", "--mac", MAC, "--back-off", "10ms");

  @Test
  void the_demo_shows_four_presses_and_ends_well() throws Exception {
    try (WwepProcess demo = WwepProcess.start("demo")) {
      assertThat(demo.exitCode()).as(demo.err()).isZero();
      List<String> lines = demo.lines();
      assertThat(lines)
          .filteredOn(line -> line.contains("LED led1="))
          .extracting(line -> line.substring(line.length() - 1))
          .containsExactly("1", "0", "1", "0");
      assertThat(lines)
          .filteredOn(line -> line.contains("Sent Message="))
          .extracting(line -> line.replaceAll(".*=W038E", ""))
          .containsExactly("050001", "050000", "050001", "050000");
      assertThat(lines).filteredOn(line -> line.contains("Server Response=A038E05000")).hasSize(4);
      assertThat(lines)
          .filteredOn(line -> line.startsWith("press ") && line.contains(" of "))
          .extracting(line -> line.replaceAll(".*: ", ""))
          .containsExactly("stream, open", "stream, tls", "packet, open", "packet, tls");
      assertThat(lines).filteredOn(line -> line.contains("Secured by TLS 1.3")).hasSize(2);
      assertThat(lines.getLast()).isEqualTo("PASS: 4 of 4 presses acknowledged");
    }
  }

  @Test
  void presses_on_a_pipe_reach_the_server_and_quit_lets_the_queue_finish() throws Exception {
    try (WwepProcess server = WwepProcess.start("server", "--port", "0")) {
      String port = port(server);
      try (WwepProcess device =
          device("--server-address", "127.0.0.1", "--server", "x:" + port)
              .type("press", "press", "quit")) {
        assertThat(device.exitCode()).as(device.err()).isZero();
        assertThat(device.lines())
            .contains("Sent Message=W0003050001", "Server Response=A0003050001")
            .contains("Sent Message=W0003050000", "Server Response=A0003050000");
        assertThat(device.err())
            .isEqualTo("wwep device: board: emulated, because it was asked for\n");
      }
      server.await("W0003050001 -> A0003050001");
      server.await("W0003050000 -> A0003050000");
    }
  }

  @Test
  void the_end_of_the_input_is_a_quit_and_every_line_has_its_meaning() throws Exception {
    try (WwepProcess server = WwepProcess.start("server", "--port", "0");
        WwepProcess device = device("--server", "localhost:" + port(server))) {
      device.type("# a comment", "", "press-down", "release", "press 20ms").endInput();
      assertThat(device.exitCode()).as(device.err()).isZero();
      assertThat(device.lines()).filteredOn(line -> line.startsWith("Sent")).hasSize(2);
    }
  }

  @Test
  void an_open_link_loads_no_cryptography_whose_signed_jars_would_slow_every_start(
      @TempDir Path folder) throws Exception {
    Path classes = folder.resolve("classes");
    List<String> log = List.of("-Xlog:class+load:file=" + classes);
    try (WwepProcess server = WwepProcess.start("server", "--port", "0");
        WwepProcess device =
            WwepProcess.withJvm(
                log,
                "device",
                "--hal",
                "emulated",
                "--mac",
                "02:00:00:00:00:01",
                "--server",
                "localhost:" + port(server))) {
      device.type("press").endInput();
      assertThat(device.exitCode()).as(device.err()).isZero();
      assertThat(device.lines()).contains("AwaitingReply -> Idle by Acknowledged");
    }
    assertThat(Files.readAllLines(classes))
        .anyMatch(line -> line.contains("org.wwep.device.ClientDevice"))
        .noneMatch(line -> line.contains("org.bouncycastle"));
  }

  @Test
  void state_tells_how_the_device_stands() throws Exception {
    try (WwepProcess server = WwepProcess.start("server", "--port", "0");
        WwepProcess device = device("--server", "localhost:" + port(server))) {
      device.await("-> Idle");
      device.type("press");
      device.await("-> Idle by Acknowledged");
      device.type("state", "quit");
      assertThat(device.await("State="))
          .isEqualTo("State=Idle LED=1 Presses=1 Acknowledged=1 Given Up=0 Queued=0");
    }
  }

  @Test
  void a_line_that_is_no_command_is_named_by_its_number_and_the_rest_goes_on() throws Exception {
    try (WwepProcess server = WwepProcess.start("server", "--port", "0");
        WwepProcess device = device("--server", "localhost:" + port(server))) {
      device.type("pres", "press 10", "press", "quit");
      assertThat(device.exitCode()).isEqualTo(2);
      assertThat(device.err())
          .contains(
              "line 1: 'pres': write press [btn1] [TIME], press-down [btn1], release [btn1], type TEXT, state, quit")
          .contains("line 2: a duration needs a unit: '10' could be 10ms or 10s");
      assertThat(device.lines()).contains("Server Response=A0003050001");
    }
  }

  @Test
  void without_a_server_each_frame_is_named_and_the_exit_code_is_one() throws Exception {
    int nobody;
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      nobody = taken.getLocalPort();
    }
    try (WwepProcess device = device("--server", "localhost:" + nobody).type("press", "press")) {
      device.endInput();
      assertThat(device.exitCode()).isEqualTo(1);
      assertThat(device.lines())
          .filteredOn(line -> line.startsWith("Gave Up"))
          .extracting(line -> line.replaceAll(": .*", ""))
          .containsExactly(
              "Gave Up Message=W0003050001 after 3 attempts",
              "Gave Up Message=W0003050000 after 3 attempts");
      assertThat(device.err()).contains("2 of 2 presses failed");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void a_signal_gives_the_queue_two_seconds_says_what_is_left_and_puts_the_led_out(String signal)
      throws Exception {
    try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
        WwepProcess device =
            device("--server", "localhost:" + mute.getLocalPort(), "--reply-timeout", "60s")) {
      device.await("-> Idle");
      device.type("press 20ms", "press 20ms", "state");
      device.await("State=");
      device.signal(signal);
      assertThat(device.exitCode()).isEqualTo(signal.equals("INT") ? 130 : 143);
      assertThat(device.err())
          .contains("wwep device: interrupted, not acknowledged: W0003050001, W0003050000\n");
      assertThat(device.lines()).endsWith("LED led1=0", "AwaitingReply -> Off by PoweredOff");
    }
  }

  @Test
  void ctrl_c_on_a_terminal_says_what_is_left_and_puts_the_led_out() throws Exception {
    Process which = new ProcessBuilder("sh", "-c", "command -v script").start();
    assumeTrue(which.waitFor() == 0, "needs script (bsdutils)");
    try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
        WwepProcess device =
            WwepProcess.onTerminal(
                "device",
                "--hal",
                "emulated",
                "--mac",
                MAC,
                "--server",
                "localhost:" + mute.getLocalPort(),
                "--reply-timeout",
                "60s")) {
      device.await("space presses");
      device.keys(" ");
      device.await("Sent Message=W0003050001");
      device.keys("\003");
      device.await("interrupted, not acknowledged: W0003050001");
      device.await("LED led1=0");
      assertThat(device.exitCode()).isEqualTo(130);
    }
  }

  @Test
  void after_ctrl_z_and_fg_a_key_is_still_a_key() throws Exception {
    Process which = new ProcessBuilder("sh", "-c", "command -v script").start();
    assumeTrue(which.waitFor() == 0, "needs script (bsdutils)");
    try (WwepProcess device =
        WwepProcess.onTerminal(
            "device", "--hal", "emulated", "--server-address", "127.0.0.1", "--mac", MAC)) {
      device.await("space presses");
      // What a shell does between the two: it takes the terminal back, by lines and with echo.
      device.onItsTerminal("stty sane");
      device.signalJava("CONT");
      device.keys("s");
      device.await("State=");
      device.keys("q");
      assertThat(device.exitCode()).isZero();
    }
  }

  @Test
  void a_reader_that_stops_reading_holds_up_neither_the_device_nor_its_end() throws Exception {
    int nobody;
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      nobody = taken.getLocalPort();
    }
    String command =
        "(yes state | head -5000; sleep 1) | %s device --hal emulated --server localhost:%d"
            .formatted(WwepProcess.commandLine(), nobody);
    Process unread = new ProcessBuilder("sh", "-c", command).start();
    try {
      // Nobody reads its output, more than a pipe holds; it would have 10,000 lines to go.
      assertThat(unread.waitFor(3, TimeUnit.SECONDS)).isFalse();
      unread.descendants().forEach(ProcessHandle::destroy);
      assertThat(unread.waitFor(30, TimeUnit.SECONDS)).as("ended by SIGTERM").isTrue();
    } finally {
      unread.descendants().forEach(ProcessHandle::destroyForcibly);
      unread.destroyForcibly();
    }
  }

  @Test
  void ctrl_c_with_an_empty_queue_ends_at_once_and_without_complaint() throws Exception {
    try (WwepProcess server = WwepProcess.start("server", "--port", "0");
        WwepProcess device = device("--server", "localhost:" + port(server))) {
      device.await("-> Idle");
      device.signal("INT");
      assertThat(device.exitCode()).isEqualTo(130);
      assertThat(device.err())
          .isEqualTo("wwep device: board: emulated, because it was asked for\n");
    }
  }

  @Test
  void json_is_one_object_a_line() throws Exception {
    try (WwepProcess server = WwepProcess.start("server", "--port", "0", "--json")) {
      String port = server.await("listening").replaceAll(".*\"port\":([0-9]+),.*", "$1");
      try (WwepProcess device =
          device("--server", "localhost:" + port, "--json").type("press", "state")) {
        device.endInput();
        assertThat(device.exitCode()).as(device.err()).isZero();
        assertThat(device.lines())
            .allMatch(line -> line.matches("\\{\"at\":\"[^\"]+Z\",\"event\":\"[a-z-]+\".*}"))
            .anyMatch(line -> line.contains("\"event\":\"summary\",\"state\":\""))
            .isSortedAccordingTo(
                Comparator.comparing(
                    line -> Instant.parse(line.replaceFirst(".*?\"at\":\"([^\"]+)\".*", "$1"))))
            .anyMatch(line -> line.endsWith("\"event\":\"sent\",\"message\":\"W0003050001\"}"));
      }
      assertThat(server.await("transaction"))
          .contains("\"frame\":\"W0003050001\",\"reply\":\"A0003050001\"");
    }
  }

  @Test
  void a_reader_that_goes_away_ends_the_device() throws Exception {
    try (WwepProcess server = WwepProcess.start("server", "--port", "0");
        WwepProcess device = WwepProcess.alone(command("--server", "localhost:" + port(server)))) {
      device.await("-> Idle");
      device.closeOutput();
      device.type("press");
      assertThat(device.exitCode()).isEqualTo(141);
      assertThat(device.err()).doesNotContain("standard output");
    }
  }

  @Test
  void real_gpio_on_a_machine_without_it_is_refused_with_what_is_missing() throws Exception {
    for (String[] how : new String[][] {{"--hal", "pi4j"}, {"--require-hardware"}}) {
      String[] command = {"device", how[0], how.length > 1 ? how[1] : "--json"};
      try (WwepProcess device = WwepProcess.start(command)) {
        assertThat(device.exitCode()).isEqualTo(3);
        assertThat(device.err()).contains("wwep: ").contains("--hal emulated");
        assertThat(device.err()).doesNotContain("\tat ");
      }
    }
  }

  @Test
  void an_option_can_come_from_a_system_property() throws Exception {
    try (WwepProcess device =
        WwepProcess.withJvm(List.of("-Dwwep.hal=pi4j"), "device", "--attempts", "1")) {
      assertThat(device.exitCode()).isEqualTo(3);
      assertThat(device.err()).contains("board: pi4j, because it was asked for");
    }
  }

  private static WwepProcess device(String... more) throws IOException {
    return WwepProcess.start(command(more));
  }

  private static String[] command(String... more) {
    List<String> all = new java.util.ArrayList<>(BOARD);
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  static String port(WwepProcess server) throws InterruptedException {
    return server.await("listening 127.0.0.1:").replaceAll(".*:([0-9]+) open", "$1");
  }
}
