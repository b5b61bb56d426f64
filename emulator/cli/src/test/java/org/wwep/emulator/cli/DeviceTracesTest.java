package org.wwep.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wwep.emulator.server.MemoryStore;
import org.wwep.emulator.server.netty.NettyServer;
import org.wwep.emulator.server.netty.NettySettings;
import org.wwep.emulator.server.netty.ServerMetrics;
import org.wwep.emulator.server.netty.TransactionLog;
import org.wwep.net.Endpoint;
import org.wwep.protocol.server.ServerSettings;

/** {@code wwep device --otlp}: each press is a trace, in a file or at a collector. */
@Timeout(120)
class DeviceTracesTest {

  @TempDir private Path folder = Path.of("");
  private String input = "press\npress\nquit\n";
  private NettyServer server;
  private OtlpCollector collector;

  @BeforeEach
  void start() throws Exception {
    collector = OtlpCollector.start();
    server =
        NettyServer.start(
            NettySettings.of(ServerSettings.at(Endpoint.loopback(0))),
            new MemoryStore(),
            new TransactionLog(InstantSource.system()),
            ServerMetrics.NONE);
  }

  @AfterEach
  void end() throws Exception {
    server.close();
    collector.close();
  }

  private String pressed(String otlp, String... more) throws Exception {
    List<String> words =
        new ArrayList<>(List.of("device", "--hal", "emulated", "--seed", "1", "--otlp", otlp));
    words.addAll(List.of(more));
    if (more.length == 0) {
      words.addAll(List.of("--reply-timeout", "30s", "--connect-timeout", "30s"));
      words.addAll(List.of("--server", server.local().getFirst().toString()));
    }
    return new CommandRun(folder, _ -> {}).seen(input, words);
  }

  private static String trace(String line) {
    return line.replaceFirst(".*?\"traceId\":\"([0-9a-f]{32})\".*", "$1");
  }

  @Test
  void each_press_is_added_to_the_file_with_an_id_of_its_own() throws Exception {
    Path file = folder.resolve("traces.jsonl");
    assertThat(pressed(file.toString())).startsWith("0\n");
    assertThat(pressed(file.toString())).startsWith("0\n");
    List<String> lines = Files.readAllLines(file);
    assertThat(lines)
        .hasSize(4)
        .allSatisfy(
            line ->
                assertThat(line)
                    .startsWith("{\"resourceSpans\":[")
                    .contains("service.instance.id", "\"name\":\"press\"", "\"name\":\"reply\"")
                    .contains("\"wwep.end\"", "acknowledged"));
    assertThat(lines.stream().map(DeviceTracesTest::trace).distinct()).hasSize(4);
  }

  @Test
  void a_collector_gets_each_press() throws Exception {
    assertThat(pressed(collector.url())).startsWith("0\n");
    for (String end : List.of("0001", "0000")) {
      assertThat(collector.request())
          .startsWith("POST /v1/traces HTTP/1.1\r\n")
          .contains("\"name\":\"press\"", "05" + end);
    }
  }

  @Test
  void a_press_that_is_given_up_says_why() throws Exception {
    assertThat(pressed(collector.url(), "--server", "localhost:1", "--attempts", "1"))
        .startsWith("1\n");
    assertThat(collector.request()).contains("\"message\":\"ConnectFailed\"", "given-up");
  }

  @Test
  void presses_go_on_without_a_collector_and_what_is_lost_is_told_at_the_end() throws Exception {
    collector.close();
    assertThat(pressed(collector.url()))
        .startsWith("3\n")
        .contains("Server Response=A", "wwep device: the traces are not at http://127.0.0.1:PORT")
        .contains("wwep device: 2 presses are in no trace\n")
        .containsOnlyOnce("nobody answers: start a collector");
  }

  @Test
  void what_is_lost_is_told_of_a_run_that_fails_for_another_reason() throws Exception {
    collector.close();
    input = "press\npush\nquit\n";
    assertThat(pressed(collector.url()))
        .startsWith("2\n")
        .contains("wwep device: 1 press is in no trace\n");
  }

  @Test
  void a_file_that_cannot_be_written_is_refused_before_anything_is_pressed() throws Exception {
    assertThat(pressed(folder.resolve("gone/traces.jsonl").toString()))
        .startsWith("3\n")
        .contains("there is no such directory; choose another place with --otlp")
        .doesNotContain("Device ID");
  }
}
