package org.wwep.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What has to be seen at least once, on the command line: a search fails by it, and a run tells it.
 */
class SometimesRunTest {
  private static final String SOMETIMES =
      "version: 1\nsometimes:\n- {name: Retried, attempts: 2}\n- {name: Sent, attempts: 1}\n";

  @TempDir private Path folder = Path.of("");
  private Path file = Path.of("");

  @BeforeEach
  void names_its_file() {
    file = folder.resolve("some.yaml");
  }

  private String seen(String rest, String... words) throws Exception {
    Files.writeString(file, SOMETIMES + rest);
    return new CommandRun(folder, _ -> {}).seen("", List.of(words));
  }

  @Test
  void a_run_tells_what_it_saw_and_passes() throws Exception {
    assertThat(seen("steps: [delay: 1s, press: btn1, delay: 1s]\n", "run", file.toString()))
        .startsWith("0\nPASS ")
        .contains("\n  sometimes: Retried: not seen\n  sometimes: Sent: seen\n1 run: 1 passed");
  }

  @Test
  void a_search_that_never_saw_it_fails_by_its_name_and_a_shard_does_not() throws Exception {
    String chaos = "chaos: {presses: 1..2, over: 1s}\n";
    String search = file.toString();
    assertThat(seen(chaos, "explore", search, "--seeds", "4"))
        .startsWith("1\nFAIL: 4 seeds from 1, ")
        .contains(" no invariant broken, never seen: Retried\n")
        .contains("sometimes: Retried: never seen\nsometimes: Sent: 4 of 4 seeds\n");
    assertThat(seen(chaos, "explore", search, "--seeds", "4", "--shard", "1/2"))
        .startsWith("0\nPASS: 2 seeds from 1 (shard 1/2), ")
        .contains("sometimes: Retried: not seen in this shard\n");
    assertThat(seen(chaos, "explore", search, "--seed", "3"))
        .startsWith("0\n")
        .contains("PASS: seed 3, ");
  }
}
