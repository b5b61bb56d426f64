package org.wwep.emulator.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wwep.emulator.cli.scenario.RunBatch;
import org.wwep.emulator.cli.scenario.RunSelection;
import org.wwep.emulator.cli.terminal.LogSetup;
import org.wwep.emulator.report.ReportFailure;
import org.wwep.emulator.report.Reports;
import org.wwep.emulator.run.RunResult;

/** One seed leaves the same files behind, byte for byte, whatever runs beside it. */
class SameAgainTest {
  private static final Path LIBRARY = Path.of("..", "..", "docs", "scenarios");
  private static final int BYTES_SHOWN = 200;

  @TempDir Path folder = Path.of("");

  @BeforeAll
  static void quiet() {
    LogSetup.quietServers();
  }

  @Test
  void the_whole_library_leaves_the_same_reports_each_time() throws Exception {
    Map<String, byte[]> first = reports("first", 1);
    assertThat(first.keySet())
        .contains("junit.xml", "all.log", "run-1.vcd", "dir/tls-1/run.html", "dir/tls-2/run.vcd")
        .hasSizeGreaterThan(200);
    for (Map<String, byte[]> again : List.of(reports("again", 1), reports("beside", 2))) {
      assertThat(again.keySet()).isEqualTo(first.keySet());
      again.forEach(
          (name, bytes) ->
              assertThat(bytes)
                  .as(
                      () ->
                          name + ": " + difference(Objects.requireNonNull(first.get(name)), bytes))
                  .isEqualTo(first.get(name)));
    }
  }

  /** Runs every scenario twice, the second time with the next seed, and reads what is left. */
  private Map<String, byte[]> reports(String name, int threads) throws Exception {
    List<RunResult> results =
        new RunBatch(new RunSelection().requests(List.of(LIBRARY), 2), threads, false, 0)
            .run(_ -> {});
    Path dir = folder.resolve(name);
    List<ReportFailure> troubles =
        new Reports(
                dir.resolve("junit.xml"),
                dir.resolve("run.vcd"),
                dir.resolve("all.log"),
                dir.resolve("dir"))
            .write(results);
    assertThat(troubles).isEmpty();
    try (Stream<Path> files = Files.walk(dir)) {
      return files
          .filter(Files::isRegularFile)
          .collect(
              Collectors.toMap(
                  file -> dir.relativize(file).toString(),
                  SameAgainTest::bytes,
                  (a, b) -> a,
                  TreeMap::new));
    }
  }

  /** The seconds that a run really took, which JUnit XML has, are no run's to repeat. */
  private static byte[] bytes(Path file) {
    try {
      return file.endsWith("junit.xml")
          ? Files.readString(file).replaceAll(" time=\"[0-9.]+\"", "").getBytes(UTF_8)
          : Files.readAllBytes(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String difference(byte[] before, byte[] after) {
    int at = java.util.Arrays.mismatch(before, after);
    return at < 0
        ? "none"
        : "first '%s' then '%s' at byte %d".formatted(around(before, at), around(after, at), at);
  }

  private static String around(byte[] bytes, int at) {
    int from = Math.max(0, at - BYTES_SHOWN);
    return new String(bytes, from, Math.min(bytes.length, at + BYTES_SHOWN) - from, UTF_8);
  }
}
