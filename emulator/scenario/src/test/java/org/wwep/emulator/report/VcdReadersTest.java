package org.wwep.emulator.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wwep.emulator.run.RunResult;

/** Other people's readers find every change of a plain dump, at its time, and nothing else. */
class VcdReadersTest {
  /** Filled by {@code npm ci --ignore-scripts}, as {@code .ci/run} does. */
  private static final Path NPM = Path.of("..", "..", ".ci", "npm").toAbsolutePath().normalize();

  private static final List<RunResult> RUNS = List.of(SimulatedRun.failed(), SimulatedRun.passed());

  @TempDir private Path dir = Path.of("");

  private Path written(RunResult run) throws Exception {
    return Files.writeString(dir.resolve("run.vcd"), Vcd.text(run, VcdStyle.PLAIN));
  }

  /** Returns the changes by name and time, {@code led1 100 1}. */
  private static NavigableSet<String> changes(String vcd) {
    Map<String, List<String>> names = new HashMap<>();
    Map<String, String> values = new HashMap<>();
    NavigableSet<String> changes = new TreeSet<>();
    String time = "0";
    // sigrok writes the values behind their time, on its line.
    for (String line : vcd.lines().map(String::strip).flatMap(VcdReadersTest::words).toList()) {
      if (line.startsWith("$var ")) {
        String[] words = line.split("\\s+", 5);
        names
            .computeIfAbsent(words[3], _ -> new ArrayList<>())
            .add(words[4].replace("$end", "").replaceAll("\\s+", ""));
      } else if (line.startsWith("#")) {
        time = line.substring(1);
      } else if (line.matches("[01]\\S+") && names.containsKey(line.substring(1))) {
        String value = line.substring(0, 1);
        if (!value.equals(values.put(line.substring(1), value))) {
          for (String name : names.get(line.substring(1))) {
            changes.add(name + " " + time + " " + value);
          }
        }
      }
    }
    return changes;
  }

  private static Stream<String> words(String line) {
    return line.startsWith("#") ? Stream.of(line.split("\\s+")) : Stream.of(line);
  }

  private static NavigableSet<String> expected(RunResult run) {
    NavigableSet<String> expected = new TreeSet<>();
    for (Signal signal : Signals.of(new RunTimeline(run))) {
      for (VcdVariable variable : VcdVariable.of(signal, VcdStyle.PLAIN)) {
        String name = variable.name().replace(" ", "");
        expected.add(name + " 0 " + variable.initial());
        variable.changes().forEach(c -> expected.add(name + " " + c.at() + " " + c.value()));
      }
    }
    assertThat(expected).hasSizeGreaterThan(20);
    return expected;
  }

  @Test
  void the_file_has_every_change_of_every_signal_and_ends_after_the_last() throws Exception {
    for (RunResult run : RUNS) {
      String vcd = Files.readString(written(run));
      assertThat(changes(vcd)).containsAll(expected(run));
      List<String> lines = vcd.lines().toList();
      assertThat(lines.getLast()).matches("#\\d+");
      assertThat(vcd).doesNotContain("real", "string", "\nr", "\ns", "\nb");
    }
  }

  @Test
  void sigrok_finds_them() throws Exception {
    assumeTrue(SystemTool.find("sigrok-cli").isPresent(), "needs sigrok-cli");
    for (RunResult run : RUNS) {
      Path file = written(run);
      Path back = dir.resolve("back.vcd");
      String said =
          SystemTool.run(
              "sigrok-cli", "-i", file.toString(), "-I", "vcd", "-O", "vcd", "-o", back.toString());
      assertThat(said).isEmpty();
      assertThat(changes(Files.readString(back))).isEqualTo(changes(Files.readString(file)));
    }
  }

  @Test
  void gtkwaves_converter_finds_them() throws Exception {
    assumeTrue(SystemTool.find("vcd2fst").isPresent(), "needs vcd2fst (gtkwave)");
    for (RunResult run : RUNS) {
      Path file = written(run);
      String fst = dir.resolve("run.fst").toString();
      SystemTool.run("vcd2fst", file.toString(), fst);
      assertThat(changes(SystemTool.run("fst2vcd", fst)))
          .isEqualTo(changes(Files.readString(file)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"vcd-parser", "vcd-stream"})
  void npm_readers_find_them(String reader) throws Exception {
    assumeTrue(
        SystemTool.find("node").isPresent()
            && Files.isDirectory(NPM.resolve("node_modules").resolve(reader)),
        "needs nodejs, and 'npm ci --ignore-scripts' in .ci/npm");
    for (RunResult run : RUNS) {
      Path file = written(run);
      NavigableSet<String> seen = new TreeSet<>();
      SystemTool.run("node", NPM.resolve(reader + ".js").toString(), file.toString())
          .lines()
          .map(line -> line.substring(line.indexOf('.') + 1))
          .forEach(seen::add);
      assertThat(seen).isEqualTo(changes(Files.readString(file)));
    }
  }
}
