package org.wwep.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that fails and passes when it is run again is told as that. */
class FlakyRunTest {
  @TempDir private Path folder = Path.of("");
  private Path file = Path.of("");

  /** A board that says nothing at its first start, and all later ones if it is broken. */
  @BeforeEach
  void board() throws Exception {
    file = folder.resolve("shy.yaml");
    Files.writeString(
        file,
        """
        version: 1
        rig: external
        devices:
        - id: dut
          external:
            console: {process: [/bin/sh, -c, 'test -e started && echo hello; : > started; read x']}
        steps:
        - wait-serial: {text: hello, timeout: 500ms}
        """
            .replace("started", folder.resolve("started").toString()));
  }

  private String run(String... options) throws Exception {
    Files.deleteIfExists(folder.resolve("started"));
    List<String> words = new java.util.ArrayList<>(List.of("run", file.toString()));
    words.addAll(List.of(options));
    return new CommandRun(folder, _ -> {}).seen("", words);
  }

  @Test
  void it_fails_without_retries_and_is_flaky_with_them() throws Exception {
    assertThat(run()).startsWith("1\nFAIL ");
    Path xml = folder.resolve("runs.xml");
    assertThat(run("--retries", "2", "--junit-xml", xml.toString()))
        .startsWith("0\nFLAKY ")
        .contains("flaky: failed once before it passed: ", "step 1 \"wait-serial\"")
        .contains("1 run: 1 flaky");
    assertThat(xml)
        .content()
        .contains("<property name=\"flaky\" value=\"shy\"/>", "<flakyFailure message=\"flaky: ");
    assertThat(run("--retries", "2", "--fail-on-flaky")).startsWith("1\nFLAKY ");
  }

  @Test
  void what_fails_each_time_is_a_failure_that_says_so() throws Exception {
    Files.writeString(file, Files.readString(file).replace("text: hello", "text: goodbye"));
    assertThat(run("--retries", "2"))
        .startsWith("1\nFAIL ")
        .contains("it had failed 2 times before");
  }

  @Test
  void virtual_time_has_nothing_to_try_again() throws Exception {
    Files.writeString(file, "version: 1\nsteps:\n- delay: 1ms\n");
    assertThat(run("--retries", "1"))
        .startsWith("2\n")
        .contains("--retries is for rigs in real time: virtual time repeats itself");
    assertThat(run("--fail-on-flaky")).startsWith("2\n").contains("add --retries N");
  }
}
