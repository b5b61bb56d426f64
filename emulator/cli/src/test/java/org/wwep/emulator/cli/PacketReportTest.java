package org.wwep.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The course's table of packets, in what a run leaves. */
class PacketReportTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void a_run_reports_the_packets_of_each_device() throws Exception {
    Path file = folder.resolve("press.yaml");
    Files.writeString(
        file,
        """
        version: 1
        devices: [{id: lamp, tx-packets: 1, rx-packets: 1}]
        steps:
        - wait-serial: Resolving -> Idle
        - press: btn1
        - wait-frame: {command: W, reply: A}
        """);
    Path left = folder.resolve("left");
    String seen =
        new CommandRun(folder, _ -> {})
            .seen("", List.of("run", file.toString(), "--json", "--results-dir", left.toString()));
    assertThat(seen)
        .startsWith("0\n")
        .contains(
            "\"packets\":[{\"device\":\"lamp\",\"table\":[{\"type\":\"R\",\"count\":0},"
                + "{\"type\":\"T\",\"count\":0}],\"most-sent\":1,\"most-received\":1,"
                + "\"refused\":0,\"held-back\":0}]");
    try (Stream<Path> files = Files.walk(left)) {
      assertThat(files.filter(path -> path.toString().endsWith(".html")).toList())
          .anySatisfy(
              page ->
                  assertThat(page)
                      .content()
                      .contains("Type  Count  Start   End")
                      .contains("sent: 1, at most 1 of 1 at a time, 0 refused"));
    }
  }

  @Test
  void a_run_reports_the_packets_of_a_server_of_the_course() throws Exception {
    Path file = folder.resolve("press.yaml");
    Files.writeString(
        file,
        """
        version: 1
        server: {mode: callbacks, tx-packets: 1, rx-packets: 2}
        steps:
        - wait-serial: Resolving -> Idle
        - press: btn1
        - wait-frame: {command: W, reply: A}
        """);
    assertThat(new CommandRun(folder, _ -> {}).seen("", List.of("run", file + "", "--json")))
        .startsWith("0\n")
        .contains(
            "{\"device\":\"server open\",\"table\":[{\"type\":\"R\",\"count\":0},"
                + "{\"type\":\"R\",\"count\":0},{\"type\":\"T\",\"count\":0}],\"most-sent\":1,"
                + "\"most-received\":1,\"refused\":0,\"held-back\":0}")
        .doesNotContain("server tls");
  }

  @ParameterizedTest
  @ValueSource(strings = {"packets", "callbacks", "concurrent"})
  void a_server_of_the_course_tells_its_packets_at_its_end(String mode) throws Exception {
    String[] server = {"server", "--mode", mode, "--port", "0", "--no-tls", "--tx-packets", "1"};
    List<String> words = new ArrayList<>(List.of(server));
    assertThat(asked(words))
        .contains("Creating Packet pools: 1 to send from, ")
        .contains("server open\nType  Count  Start   End\nR         0      -     -\n")
        .containsPattern(
            "T         0      -     -\nsent: 1, at most 1 of 1 at a time, 0 refused\n");
    words.add("--json");
    assertThat(asked(words))
        .contains("\"event\":\"packets\",\"device\":\"server open\",\"table\":[");
  }

  private String asked(List<String> words) throws Exception {
    try (ServiceRun server = new ServiceRun(folder, _ -> {}, words)) {
      String at = "localhost:" + server.port("open");
      List<String> write = List.of("write", at, "0FAC", "0B", "1234");
      assertThat(new CommandRun(folder, _ -> {}).seen("", write)).startsWith("0\nA0FAC0B1234\n");
      return server.end();
    }
  }
}
