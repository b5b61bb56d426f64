package org.wwep.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fault that never hit anything fails its run on the command line, by a name of its own. */
class MissedRunTest {
  @TempDir private Path folder = Path.of("");

  private String run(String mayMiss, String... options) throws Exception {
    Path file = folder.resolve("reset.yaml");
    Files.writeString(
        file,
        "version: 1\nsteps:\n- fault: {name: broken, type: reset_peer%s}\n- delay: 1s\n"
            .formatted(mayMiss));
    List<String> words = new java.util.ArrayList<>(List.of("run", file.toString()));
    words.addAll(List.of(options));
    return new CommandRun(folder, _ -> {}).seen("", words);
  }

  @Test
  void it_is_told_with_exit_code_1() throws Exception {
    assertThat(run(""))
        .startsWith("1\nMISSED ")
        .contains("reset.yaml:3 step 1 \"fault\" @ 1.000s\n", "    was       hit nothing\n")
        .contains("1 run: 1 missed");
    assertThat(run("", "--json"))
        .startsWith("1\n{")
        .contains("\"verdict\":\"MISSED\"")
        .contains(
            "\"faults\":[{\"name\":\"broken\",\"device\":\"all\",\"may-miss\":false,\"hits\":{}}]");
  }

  @Test
  void it_passes_if_the_step_says_so() throws Exception {
    assertThat(run(", may-miss: true")).startsWith("0\nPASS ");
  }
}
