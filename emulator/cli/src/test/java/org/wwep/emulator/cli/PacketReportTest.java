package org.wwep.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
