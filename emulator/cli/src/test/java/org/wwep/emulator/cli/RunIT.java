package org.wwep.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code wwep run} as a user and a CI system see it. */
class RunIT {
  @TempDir Path folder = Path.of("");

  private String file(String name, String steps) throws IOException {
    return Files.writeString(folder.resolve(name), "version: 1\n" + steps).toString();
  }

  private static final String PASS =
      "steps:\n- press: btn1\n- wait-frame: {reply: A, within: 5s}\n";
  private static final String FAIL =
      "steps:\n- name: LED on\n  expect-pin: {part-id: led1, value: 1}\n";
  private static final String NEVER = "steps:\n- wait-serial: never\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pass|0",
        "fail|1",
        "pass fail never|1",
        "never|42",
        "never --timeout-exit-code 7|7",
        "pass --timeout 1ns|42",
        "broken pass|2",
        "gone|2",
        "pass --rig gpio-sim|3",
        "pass --rig nothing|2",
        "pass --include nothing|2",
        "pass --only 9|2",
        "pass --repeat 0|2",
        "pass --event-log /dev/null/all.log|3",
        "virtual --rig emulated|3",
        "fail pass --stop-on-error -j 1|1",
      })
  void the_exit_code_says_what_became_of_it(String words, int exitCode) throws Exception {
    file("pass", PASS);
    file("fail", FAIL);
    file("never", NEVER);
    file("broken", "steps:\n- delay: 5\n");
    file("virtual", "chaos: {presses: 1}\n");
    List<String> arguments = new ArrayList<>(List.of("run"));
    for (String word : words.split(" ")) {
      boolean option =
          word.startsWith("-") || word.contains("/") || Character.isDigit(word.charAt(0));
      boolean value = arguments.getLast().startsWith("--");
      arguments.add(option || value ? word : folder.resolve(word).toString());
    }
    try (WwepProcess wwep = WwepProcess.start(arguments.toArray(String[]::new))) {
      assertThat(wwep.exitCode()).as(() -> output(wwep)).isEqualTo(exitCode);
      assertThat(wwep.err()).doesNotContain("\tat ");
    }
  }

  private static String output(WwepProcess wwep) {
    try {
      return wwep.lines() + wwep.err();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_failure_says_where_and_how_to_see_it_again() throws Exception {
    String file = file("led.yaml", FAIL);
    try (WwepProcess wwep = WwepProcess.start("run", file, "--seed", "7")) {
      assertThat(wwep.lines())
          .contains(
              "  " + file + ":4 step 1 \"LED on\" @ 0.000s",
              "    expected  led1=1",
              "    was       0",
              "    why       led1 never changed",
              "  again: wwep run " + file + " --seed 7",
              "1 run: 1 failed");
      assertThat(wwep.lines().getFirst())
          .matches(
              "FAIL \\Q" + file + "\\E \\(sim, seed 7, 0\\.000 s simulated, \\d+\\.\\d s real\\)");
    }
  }

  @Test
  void runs_at_the_same_time_are_told_in_order() throws Exception {
    List<String> arguments = new ArrayList<>(List.of("run", "-j", "4", "--repeat", "3"));
    for (int i = 0; i < 6; i++) {
      arguments.add(file(i + ".yaml", PASS));
    }
    try (WwepProcess wwep = WwepProcess.start(arguments.toArray(String[]::new))) {
      List<String> lines = wwep.lines();
      assertThat(lines).hasSize(19).last().isEqualTo("18 runs: 18 passed");
      for (int i = 0; i < 18; i++) {
        assertThat(lines.get(i)).contains(i / 3 + ".yaml (sim, seed " + (1 + i % 3) + ",");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"sim", "emulated"})
  void ctrl_c_leaves_what_ran_so_far(String rig) throws Exception {
    String first = file("first.yaml", PASS);
    String endless =
        file(
            "endless.yaml",
            """
            defaults: {timeout: 300000s}
            steps:
            - repeat:
                times: 900000
                steps: [{delay: 100ms}, {expect-pin: {part-id: led1, value: 0}}]
            """);
    Path log = folder.resolve("events.log");
    Path junit = folder.resolve("junit.xml");
    try (WwepProcess wwep =
        WwepProcess.start(
            "run",
            first,
            endless,
            "-j",
            "1",
            "--rig",
            rig,
            "--event-log",
            log.toString(),
            "--junit-xml",
            junit.toString())) {
      wwep.await("PASS " + first);
      wwep.signal("INT");
      assertThat(wwep.exitCode()).isEqualTo(130);
      assertThat(wwep.lines())
          .anyMatch(line -> line.startsWith("INTERRUPTED " + endless))
          .last()
          .isEqualTo("2 runs: 1 passed, 1 interrupted");
      assertThat(Files.readString(log)).contains("transaction #1");
      assertThat(Files.readString(junit)).contains("endless.yaml");
    }
  }
}
