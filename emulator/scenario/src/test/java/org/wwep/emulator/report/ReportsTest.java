package org.wwep.emulator.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wwep.emulator.run.RunResult;
import org.wwep.emulator.timeline.EventLog;

class ReportsTest {
  private static final RunResult FAILED = SimulatedRun.failed();
  private static final List<RunResult> RUNS =
      List.of(
          SampleRuns.renamed(FAILED, "Away", "docs/scenarios/Away.yaml", 1),
          SampleRuns.renamed(FAILED, "Away", "docs/scenarios/Away.yaml", 2),
          SampleRuns.renamed(SimulatedRun.passed(), "Press", "docs/scenarios/tls/press it.yml", 1));

  @TempDir private Path dir = Path.of("");

  private Set<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(dir)) {
      return new TreeSet<>(
          files.filter(Files::isRegularFile).map(f -> dir.relativize(f).toString()).toList());
    }
  }

  @Test
  void files_appear_where_they_were_asked_for() throws Exception {
    Reports reports =
        new Reports(dir.resolve("x/junit.xml"), dir.resolve("y/run.vcd"), dir.resolve("log"), null);
    assertThat(reports.write(RUNS)).isEmpty();
    assertThat(files())
        .containsExactly("log", "x/junit.xml", "y/run-1.vcd", "y/run-2.vcd", "y/run-3.vcd");
    assertThat(dir.resolve("log"))
        .content()
        .startsWith(
            "# scenario docs/scenarios/Away.yaml rig sim seed 1 run 1\n# trace dev1 btn1 press 1 ");
  }

  @Test
  void the_results_directory_holds_everything_and_an_index() throws Exception {
    assertThat(new Reports(null, null, null, dir).write(RUNS)).isEmpty();
    assertThat(files())
        .containsExactly(
            "away-1/events.log",
            "away-1/run.html",
            "away-1/run.vcd",
            "away-1/transcript.txt",
            "away-2/events.log",
            "away-2/run.html",
            "away-2/run.vcd",
            "away-2/transcript.txt",
            "history.jsonl",
            "index.html",
            "junit.xml",
            "tls-press-it-1/events.log",
            "tls-press-it-1/run.html",
            "tls-press-it-1/run.vcd",
            "tls-press-it-1/transcript.txt");
    assertThat(dir.resolve("index.html"))
        .content()
        .contains("1 of 3 runs passed", "href=\"tls-press-it-1/run.html\"");
    assertThat(Files.readString(dir.resolve("away-1/events.log")))
        .startsWith("# scenario docs/scenarios/Away.yaml rig sim seed 1 run 1\n# trace ")
        .endsWith("\n" + EventLog.text(FAILED.timeline()));
  }

  @Test
  void of_the_runs_before_only_what_somebody_else_put_there_stays() throws Exception {
    assertThat(new Reports(null, null, null, dir).write(RUNS)).isEmpty();
    Files.createDirectories(dir.resolve("mine-1"));
    Files.writeString(dir.resolve("mine-1/run.html"), "");
    Files.writeString(dir.resolve("away-2/note.txt"), "");
    assertThat(new Reports(null, null, null, dir).write(RUNS.subList(0, 1))).isEmpty();
    assertThat(files())
        .filteredOn(file -> !file.matches(".*/(events.log|.*\\.vcd|transcript.txt)"))
        .containsExactly(
            "away-1/run.html",
            "away-2/note.txt",
            "history.jsonl",
            "index.html",
            "junit.xml",
            "mine-1/run.html");
  }

  @Test
  void the_index_has_failures_first_and_the_batches_before() throws Exception {
    RunResult passed = SampleRuns.renamed(SimulatedRun.passed(), "Press", "a/press.yaml", 1);
    RunResult failed = SampleRuns.renamed(FAILED, "Press", "a/press.yaml", 1);
    RunResult away = SampleRuns.renamed(FAILED, "Away", "a/away.yaml", 1);
    assertThat(new Reports(null, null, null, dir).write(List.of(failed, away))).isEmpty();
    assertThat(dir.resolve("index.html")).content().doesNotContain("class=\"trend\"");
    assertThat(new Reports(null, null, null, dir).write(List.of(passed, away))).isEmpty();
    String index = Files.readString(dir.resolve("index.html"));
    assertThat(index)
        .contains("batch 1: 0 of 2 passed", "batch 2: 1 of 2 passed")
        .contains("aria-label=\"1 of the last 2 passed\"", "<span class=\"mixed\">flaky</span>")
        .contains("<b>expected</b> led1=0 <b>was</b> 1 <b>why</b> ");
    assertThat(index.indexOf(">Away</a>")).isLessThan(index.indexOf(">Press</a>"));
    // A history that somebody spoilt is none, and no failure.
    Files.writeString(dir.resolve("history.jsonl"), "{\"batch\":\"x\"}\n");
    assertThat(new Reports(null, null, null, dir).write(List.of(passed))).isEmpty();
    assertThat(dir.resolve("history.jsonl"))
        .content()
        .isEqualTo("{\"batch\":1,\"run\":\"a/press.yaml sim 1\",\"verdict\":\"PASS\"}\n");
  }

  @Test
  void names_that_would_be_one_folder_get_two() {
    List<RunResult> runs =
        List.of(
            SampleRuns.renamed(FAILED, "", "x/a b.yaml", 1),
            SampleRuns.renamed(FAILED, "", "x/a-b.yaml", 1),
            SampleRuns.renamed(FAILED, "", "x/A-B.yml", 1),
            SampleRuns.renamed(FAILED, "", "../x/\u00e9.yaml", 1));
    assertThat(RunFolders.of(runs))
        .doesNotHaveDuplicates()
        .allMatch(f -> f.matches("[a-z0-9_.-]+"));
    assertThat(RunFolders.of(List.of(SampleRuns.renamed(FAILED, "", "/abs/dir/a.yaml", 3))))
        .containsExactly("a-3");
    assertThat(RunFolders.of(List.of())).isEmpty();
  }

  @Test
  void what_cannot_be_written_is_one_line_and_the_rest_is_written() throws Exception {
    Path file = Files.writeString(dir.resolve("file"), "");
    Reports reports =
        new Reports(
            file.resolve("junit.xml"),
            Path.of("/proc/wwep/run.vcd"),
            dir.resolve("events.log"),
            file);
    List<ReportFailure> failures = reports.write(List.of(FAILED));
    assertThat(failures)
        .hasSize(3)
        .allMatch(failure -> failure.text().lines().count() == 1)
        .anyMatch(
            failure ->
                failure.text().contains("junit.xml: cannot be written: ")
                    && failure.kind() == ReportFailure.Kind.JUNIT_XML)
        .anyMatch(failure -> failure.text().startsWith("/proc/wwep/run.vcd: cannot be written: "))
        .anyMatch(failure -> failure.kind() == ReportFailure.Kind.RESULTS_DIR);
    assertThat(files()).containsExactly("events.log", "file");
  }

  // A pipe stands for /dev/stdout and the like: were it wrong, root's own /dev would be at stake.
  @Test
  void a_pipe_is_written_to_and_not_replaced() throws Exception {
    Path pipe = dir.resolve("pipe");
    SystemTool.run("mkfifo", pipe.toString());
    Process reader =
        new ProcessBuilder("cat", pipe.toString())
            .redirectOutput(dir.resolve("read.xml").toFile())
            .start();
    assertThat(new Reports(pipe, null, null, null).write(List.of(FAILED))).isEmpty();
    boolean ended = reader.waitFor(20, TimeUnit.SECONDS);
    reader.destroyForcibly();
    assertThat(ended).isTrue();
    assertThat(dir.resolve("read.xml")).content().isEqualTo(JunitXml.text(List.of(FAILED)));
    assertThat(Files.isRegularFile(pipe)).isFalse();
  }

  @Test
  void a_link_stays_a_link_and_a_directory_a_directory() throws Exception {
    Path real = Files.writeString(dir.resolve("real.xml"), "old");
    Path link = Files.createSymbolicLink(dir.resolve("link.xml"), real);
    assertThat(new Reports(link, null, dir, null).write(List.of(FAILED)))
        .singleElement()
        .asString()
        .contains("it is a directory");
    assertThat(link).isSymbolicLink();
    assertThat(real).content().contains("<testsuites");
    assertThat(files()).containsExactly("link.xml", "real.xml");
  }
}
