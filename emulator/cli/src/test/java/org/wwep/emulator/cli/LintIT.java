package org.wwep.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintIT {
  private static final String STEPS = "steps:\n- press: btn1\n";
  private static final String VALID = "version: 1\n" + STEPS;

  @TempDir Path folder = Path.of("");

  @Test
  void all_mistakes_of_all_files_are_told_and_the_exit_code_is_2() throws Exception {
    file("a.yaml", VALID);
    file("deep/b.yml", "version: 1\nsteps:\n- delay: 5\n- prss: btn1\n");
    file("deep/latin.yaml", "version: 1\nname: \u00e9\n", StandardCharsets.ISO_8859_1);
    file("notes.txt", "no scenario");
    file(".github/workflows/ci.yml", "on: push\n");
    try (WwepProcess lint = WwepProcess.start("lint", folder.toString())) {
      assertThat(lint.exitCode()).isEqualTo(2);
      assertThat(lint.lines())
          .containsExactly(
              folder.resolve("deep/b.yml")
                  + ":3:10: 'delay': a duration needs a unit: '5' could be"
                  + " 5ms or 5s",
              folder.resolve("deep/b.yml") + ":4:3: unknown command 'prss': did you mean 'press'?",
              folder.resolve("deep/latin.yaml")
                  + ":2:7: byte 0xE9 is not UTF-8: save the file in UTF-8",
              "3 scenarios, 2 invalid");
      assertThat(lint.err()).isEmpty();
    }
  }

  @Test
  void a_link_to_a_directory_stands_for_it() throws Exception {
    file("suite/deep/a.yaml", VALID);
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("suite"));
    Files.createSymbolicLink(folder.resolve("suite/loop"), folder);
    try (WwepProcess lint = WwepProcess.start("lint", "--json", link.toString())) {
      assertThat(lint.exitCode()).isZero();
      assertThat(lint.lines())
          .singleElement()
          .asString()
          .contains(link.resolve("deep/a.yaml").toString());
    }
  }

  @Test
  void what_cannot_be_run_is_told_before_the_run() throws Exception {
    String gpio = "version: 1\nsteps:\n- fault: {type: gpio, attributes: {kind: busy}}\n";
    String busy = file("busy.yaml", gpio).toString();
    try (WwepProcess lint = WwepProcess.start("lint", busy, "--rig", "gpio-sim")) {
      assertThat(lint.exitCode()).isEqualTo(2);
      assertThat(lint.lines())
          .first()
          .asString()
          .contains("busy.yaml:3:3: not on the rig gpio-sim");
    }
    try (WwepProcess lint = WwepProcess.start("lint", busy)) {
      assertThat(lint.exitCode()).isZero();
    }
    String long31 = file("long.yaml", "version: 1\nsteps:\n- delay: 31s\n").toString();
    String gone =
        file("gone.yaml", "version: 1\ndevices: [{tls: {ca: no.pem}}]\n" + STEPS).toString();
    try (WwepProcess lint = WwepProcess.start("lint", long31, gone)) {
      assertThat(lint.exitCode()).isEqualTo(2);
      assertThat(lint.lines())
          .anyMatch(line -> line.contains("long.yaml:3:3: by the end of this step 31s have passed"))
          .anyMatch(line -> line.contains("gone.yaml:1:1: ") && line.contains("no.pem"));
    }
  }

  @Test
  void what_is_missing_is_one_line() throws Exception {
    try (WwepProcess lint = WwepProcess.start("lint", folder.resolve("no.yaml").toString())) {
      assertThat(lint.exitCode()).isEqualTo(2);
      assertThat(lint.lines()).first().asString().endsWith("no.yaml: there is no such file");
    }
    try (WwepProcess lint = WwepProcess.start("lint", folder.toString())) {
      assertThat(lint.exitCode()).isEqualTo(2);
      assertThat(lint.err()).contains("holds no *.yaml or *.yml").doesNotContain("\tat ");
    }
  }

  @Test
  void json_has_a_line_for_each_problem_and_each_valid_file() throws Exception {
    String valid = file("a.yaml", VALID).toString();
    String wrong = file("b.yaml", "version: 2\nsteps:\n- delay: 1s\n").toString();
    try (WwepProcess lint = WwepProcess.start("lint", "--json", "--wokwi-compat", valid, wrong)) {
      assertThat(lint.exitCode()).isEqualTo(2);
      assertThat(lint.lines())
          .hasSize(4)
          .allMatch(line -> line.startsWith("{") && line.endsWith("}"))
          .anyMatch(l -> l.contains("\"event\":\"beyond-wokwi\"") && l.contains("\"line\":3"))
          .anyMatch(l -> l.contains("\"event\":\"valid\"") && l.contains("\"wokwi\":false"))
          .anyMatch(l -> l.contains("\"event\":\"problem\"") && l.contains("\"column\":10"));
    }
  }

  @Test
  void what_is_portable_says_so() throws Exception {
    String portable = file("a.yaml", "name: a\nversion: 1\nsteps:\n- delay: 1s\n").toString();
    String ours = file("b.yaml", VALID).toString();
    try (WwepProcess lint = WwepProcess.start("lint", "--wokwi-compat", portable, ours)) {
      assertThat(lint.exitCode()).isZero();
      assertThat(lint.lines())
          .containsExactly(
              portable + ": runs on Wokwi too",
              ours + ":1:1: Wokwi wants a 'name'",
              ours + ":3:3: Wokwi does not know 'press'",
              ours + ": only for wwep",
              "2 scenarios, valid");
    }
  }

  @Test
  void init_writes_what_lint_finds_valid_and_overwrites_only_when_told() throws Exception {
    String here = folder.resolve("project").toString();
    try (WwepProcess init = WwepProcess.start("init", here)) {
      assertThat(init.exitCode()).isZero();
      List<String> lines = init.lines();
      assertThat(lines.subList(0, 5)).allMatch(line -> line.startsWith("made " + here));
      assertThat(lines.subList(5, lines.size()))
          .containsExactly("next: wwep run " + here + "/scenarios");
    }
    try (WwepProcess lint = WwepProcess.start("lint", here)) {
      assertThat(lint.lines()).containsExactly("1 scenario, valid");
    }
    Path first = folder.resolve("project/scenarios/first-press.wwep.yaml");
    assertThat(first).content().startsWith("# yaml-language-server: $schema=");
    assertThat(folder.resolve("project/scenarios/scenario.schema.json"))
        .hasSameTextualContentAs(Path.of("../../docs/reference/scenario.schema.json"));
    Files.writeString(first, "mine");
    Files.delete(folder.resolve("project/.github/workflows/wwep.yml"));
    try (WwepProcess again = WwepProcess.start("init", here)) {
      assertThat(again.exitCode()).isEqualTo(2);
      assertThat(again.err()).contains("action.yml is there already").contains("--force");
    }
    assertThat(first).hasContent("mine");
    assertThat(folder.resolve("project/.github/workflows/wwep.yml")).doesNotExist();
    try (WwepProcess forced = WwepProcess.start("init", "--force", here)) {
      assertThat(forced.exitCode()).isZero();
    }
    assertThat(first).content().contains("First press");
  }

  @Test
  void init_writes_a_file_of_a_bench_that_lint_finds_valid_with_the_schema_that_is_published()
      throws Exception {
    String here = folder.resolve("bench").toString();
    try (WwepProcess init = WwepProcess.start("init", "--bench", here)) {
      assertThat(init.exitCode()).isZero();
      assertThat(init.lines())
          .containsExactly(
              "made " + here + "/bench.schema.json",
              "made " + here + "/bench.yaml",
              "next: wwep lint " + here + "/bench.yaml");
    }
    try (WwepProcess lint = WwepProcess.start("lint", here)) {
      assertThat(lint.lines()).containsExactly("1 bench, valid");
    }
    try (WwepProcess pipeline =
        WwepProcess.start("init", "--force", "--bench", "--ci", "none", here)) {
      assertThat(pipeline.exitCode()).isEqualTo(2);
      assertThat(pipeline.err()).contains("--bench writes no pipeline: drop --ci");
    }
    Path file = folder.resolve("bench/bench.yaml");
    assertThat(file).content().startsWith("# yaml-language-server: $schema=bench.schema.json");
    assertThat(folder.resolve("bench/bench.schema.json"))
        .hasSameTextualContentAs(Path.of("../../docs/reference/bench.schema.json"));
    Files.writeString(file, Files.readString(file).replace("line: GPIO6", "lines: GPIO6"));
    try (WwepProcess lint = WwepProcess.start("lint", file.toString())) {
      assertThat(lint.exitCode()).isEqualTo(2);
      assertThat(lint.lines()).last().isEqualTo("1 bench, 1 invalid");
      assertThat(lint.lines().get(1)).contains("bench.yaml:21:").contains("'lines'");
    }
  }

  @Test
  void init_where_nothing_can_be_written_is_one_line_and_exit_code_3() throws Exception {
    Path file = file("plain", "x");
    try (WwepProcess init = WwepProcess.start("init", file.toString())) {
      assertThat(init.exitCode()).isEqualTo(3);
      assertThat(init.err()).contains("cannot be written").doesNotContain("\tat ");
    }
  }

  private Path file(String name, String text) throws IOException {
    return file(name, text, StandardCharsets.UTF_8);
  }

  private Path file(String name, String text, java.nio.charset.Charset charset) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(java.util.Objects.requireNonNull(file.getParent()));
    return Files.writeString(file, text, charset);
  }
}
