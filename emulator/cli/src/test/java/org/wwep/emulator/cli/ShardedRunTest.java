package org.wwep.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wwep.emulator.report.RunDurations;

/** A suite that several processes run, and their results put together. */
class ShardedRunTest {
  private static final List<String> NAMES = List.of("a", "b", "c", "d", "e");

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void scenarios() throws IOException {
    for (String name : NAMES) {
      String wrong = name.equals("d") ? "- expect-register: {value: 0000}\n" : "";
      Files.writeString(
          folder.resolve(name + ".yaml"),
          "version: 1\nsteps:\n- press: {part-id: btn1}\n- delay: 1s\n" + wrong);
    }
  }

  private String seen(String words) throws IOException {
    List<String> all = new ArrayList<>();
    for (String word : words.split(" ")) {
      all.add(word.replace("DIR", folder.toString()));
    }
    return new CommandRun(folder, _ -> {}).seen("", all);
  }

  private String shard(int index, int count) throws IOException {
    return seen(
        "run %s --shard %d/%d --results-dir DIR/part%d".formatted(files(), index, count, index));
  }

  private static String files() {
    return String.join(" ", NAMES.stream().map(name -> "DIR/" + name + ".yaml").toList());
  }

  @Test
  void each_shard_runs_its_part_and_together_they_are_the_suite() throws Exception {
    assertThat(shard(1, 2))
        .startsWith("0\n")
        .contains("a.yaml", "c.yaml", "e.yaml", "3 runs: 3 passed");
    assertThat(shard(2, 2)).startsWith("1\n").contains("b.yaml", "d.yaml", "1 passed, 1 failed");
    String merged = seen("report merge DIR/part1 DIR/part2 --results-dir DIR/whole");
    assertThat(merged).startsWith("1\n").contains("5 runs: 4 passed, 1 failed");
    String whole = seen("run " + files() + " --results-dir DIR/alone");
    assertThat(whole).contains("5 runs: 4 passed, 1 failed");
    assertThat(names("whole")).containsAll(names("alone")).contains("results.jsonl");
    String index = Files.readString(folder.resolve("whole/index.html"));
    for (String name : NAMES) {
      assertThat(index).contains("href=\"%s-1/run.html\"".formatted(name));
      assertThat(folder.resolve("whole/%s-1/run.html".formatted(name))).isRegularFile();
    }
    assertThat(index).contains("4 of 5 runs passed");
    String junit = Files.readString(folder.resolve("whole/junit.xml"));
    assertThat(junit)
        .contains("errors=\"0\" failures=\"1\" name=\"wwep\" skipped=\"0\" tests=\"5\"");
    assertThat(Files.readAllLines(folder.resolve("whole/results.jsonl"))).hasSize(5);
  }

  private List<String> names(String place) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(place))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void a_missing_shard_and_one_that_overlaps_are_named() throws Exception {
    assertThat(shard(1, 3)).startsWith("1\n");
    assertThat(shard(2, 3)).startsWith("0\n");
    assertThat(seen("report merge DIR/part1 DIR/part2"))
        .startsWith("1\n")
        .contains("shard 3/3 is missing", "4 runs: 3 passed, 1 failed");
    assertThat(seen("report merge DIR/part1 DIR/part2 --json"))
        .startsWith("1\n{")
        .contains("\nwwep report merge: shard 3/3 is missing\n");
    assertThat(seen("report merge DIR/part1 DIR/part1")).startsWith("2\n").contains("named twice");
    assertThat(seen("run %s --shard 1/3 --results-dir DIR/again".formatted(files())))
        .startsWith("1\n");
    assertThat(seen("report merge DIR/part1 DIR/again"))
        .startsWith("2\n")
        .contains("overlap: both are shard 1/3; leave one out");
    assertThat(seen("run DIR/a.yaml DIR/b.yaml --shard 2/3 --results-dir DIR/other"))
        .startsWith("0\n");
    assertThat(seen("report merge DIR/part1 DIR/other"))
        .startsWith("2\n")
        .contains("has other runs");
    assertThat(seen("report merge DIR/part1 --junit-xml DIR/part1/junit.xml"))
        .startsWith("2\n")
        .contains("--junit-xml would write into ", "part1, which is read: name a file elsewhere");
    assertThat(seen("report merge DIR/part1 DIR/part2 --junit-xml DIR/all.xml")).startsWith("1\n");
    assertThat(seen("report merge DIR/part1 DIR/part2 --junit-xml DIR/all.xml")).startsWith("1\n");
    assertThat(seen("report merge DIR"))
        .startsWith("2\n")
        .contains("has no shard.json: run that shard");
  }

  @Test
  void runs_are_dealt_out_by_what_they_took() throws Exception {
    Files.writeString(
        folder.resolve("before.xml"),
        """
        <testsuites><testsuite name="x">
        <testcase name="b" file="DIR/b.yaml" time="60.5"/><testcase name="a" file="DIR/a.yaml" time="1"/>
        </testsuite></testsuites>
        """
            .replace("DIR", folder.toString()));
    String one = "run DIR/a.yaml DIR/b.yaml DIR/c.yaml --durations DIR/before.xml --shard ";
    assertThat(seen(one + "1/2"))
        .contains("b.yaml")
        .doesNotContain("a.yaml", "PASS " + folder + "/c");
    assertThat(seen(one + "2/2")).contains("a.yaml", "c.yaml").doesNotContain("b.yaml");
    assertThat(RunDurations.read(folder.resolve("before.xml")).of(folder + "/./b.yaml"))
        .hasMillis(60_500);
  }

  @Test
  void times_of_other_files_alone_are_told_to_be_of_no_use() throws Exception {
    Files.writeString(
        folder.resolve("before.jsonl"), "{\"file\":\"elsewhere/a.yaml\",\"wall-ms\":5}\n");
    assertThat(seen("run DIR/a.yaml DIR/b.yaml --durations DIR/before.jsonl --shard 1/2"))
        .startsWith("0\n")
        .contains("before.jsonl knows none of these 2 runs by its file");
    Files.writeString(
        folder.resolve("before.jsonl"),
        "{\"file\":\"%s/a.yaml\",\"wall-ms\":5}\n".formatted(folder));
    assertThat(seen("run DIR/a.yaml DIR/b.yaml --durations DIR/before.jsonl --shard 1/2"))
        .doesNotContain("knows none");
  }

  @Test
  void what_is_no_record_of_times_or_no_part_is_refused() throws Exception {
    Files.writeString(folder.resolve("none.json"), "{\"event\":\"run\"}\n");
    Files.writeString(folder.resolve("none.txt"), "later\n");
    assertThat(seen("run DIR/a.yaml --shard 1/1 --durations DIR/none.json"))
        .startsWith("2\n")
        .contains("none.json has no run with its file and time");
    assertThat(seen("run DIR/a.yaml --shard 1/1 --durations DIR/none.txt"))
        .startsWith("2\n")
        .contains("none.txt is neither JUnit XML nor a run's lines of JSON");
    assertThat(seen("run DIR/a.yaml --durations DIR/none.json"))
        .contains("--durations needs --shard");
    assertThat(seen("run DIR/a.yaml --shard 2/2")).contains("shard 2/2 has none of 1 runs");
    assertThat(seen("run DIR/a.yaml --shard auto")).contains("nothing says which part is meant");
  }

  @Test
  void a_run_that_no_part_dealt_itself_is_named() throws Exception {
    Files.writeString(
        folder.resolve("before.xml"),
        """
        <testsuites><testsuite name="x">
        <testcase name="c" file="DIR/c.yaml" time="60.5"/><testcase name="a" file="DIR/a.yaml" time="1"/>
        </testsuite></testsuites>
        """
            .replace("DIR", folder.toString()));
    String one = "run DIR/a.yaml DIR/b.yaml DIR/c.yaml --results-dir DIR/part%1$d --shard %1$d/2";
    assertThat(seen(one.formatted(1) + " --durations DIR/before.xml"))
        .contains("c.yaml")
        .doesNotContain("a.yaml");
    assertThat(seen(one.formatted(2))).contains("b.yaml").doesNotContain("a.yaml");
    assertThat(seen("report merge DIR/part1 DIR/part2"))
        .startsWith("1\n")
        .contains("no shard has ", "a.yaml", ": deal all shards out by the same recorded times")
        .contains("2 runs: 2 passed");
  }

  @Test
  void together_they_have_the_exit_code_that_was_asked_for() throws Exception {
    Files.writeString(folder.resolve("late.yaml"), "version: 1\nsteps:\n- wait-serial: never\n");
    String one = "run DIR/a.yaml DIR/late.yaml --results-dir DIR/part%1$d --shard %1$d/2";
    assertThat(seen(one.formatted(1) + " --timeout-exit-code 7")).startsWith("0\n");
    assertThat(seen(one.formatted(2) + " --timeout-exit-code 7")).startsWith("7\n");
    assertThat(seen("report merge DIR/part1 DIR/part2")).startsWith("7\n");
    assertThat(seen(one.formatted(1))).startsWith("0\n");
    assertThat(seen("report merge DIR/part1 DIR/part2"))
        .startsWith("2\n")
        .contains("part2 is of another batch than")
        .contains("run all shards with the same exit codes for flaky runs and time-outs");
  }
}
