package org.wwep.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code wwep explore --corpus} and {@code --plan}: plans that do not fit are refused by name. */
class SearchCorpusTest {
  private static final String GUIDED = "explore DIR/chaos.yaml --seeds 2 --guided --corpus ";

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void scenario() throws IOException {
    Files.writeString(
        folder.resolve("chaos.yaml"),
        """
        version: 1
        devices: [{id: lamp, device-id: 00A5}]
        chaos: {presses: 1..2, over: 2s}
        """);
    Files.createDirectories(folder.resolve("plans"));
    Files.writeString(folder.resolve("plans/mine.plan"), "seed 7; turn 5 9ns\n");
  }

  private String seen(String words) throws IOException {
    List<String> all = new ArrayList<>();
    for (String word : words.split(" ")) {
      all.add(word.replace("DIR", folder.toString()).replace('_', ' '));
    }
    return new CommandRun(folder, _ -> {}).seen("", all);
  }

  @Test
  void a_turn_goes_with_shuffled_tasks_alone() throws Exception {
    assertThat(seen(GUIDED + "DIR/plans")).startsWith("0\n");
    assertThat(seen(GUIDED + "DIR/plans --order in-order"))
        .startsWith("2\n")
        .contains("--corpus: " + folder + "/plans/mine.plan: turns decide the order of tasks")
        .contains("first served here: shuffle them");
    assertThat(seen("explore DIR/chaos.yaml --order in-order --plan DIR/plans/mine.plan"))
        .startsWith("2\n")
        .contains("--plan: turns decide the order of tasks", "first served here: shuffle them");
    assertThat(seen("explore DIR/chaos.yaml --plan seed_1;_turn_5_100000ns"))
        .startsWith("2\n")
        .contains("--plan: a turn takes 0 ns or more, and less than 100000 ns, was 100000");
  }

  @Test
  void a_corpus_is_not_where_the_search_is_kept() throws Exception {
    Files.createDirectories(folder.resolve("kept"));
    Files.move(folder.resolve("plans"), folder.resolve("kept/corpus"));
    assertThat(seen(GUIDED + "DIR/kept/corpus --resume DIR/kept"))
        .startsWith("2\n")
        .contains("--resume writes to %s/kept, and --corpus is in it: copy".formatted(folder));
  }

  @Test
  void a_folder_without_a_plan_is_no_corpus() throws Exception {
    Files.createDirectories(folder.resolve("none"));
    assertThat(seen(GUIDED + "DIR/none"))
        .startsWith("2\n")
        .contains("--corpus: " + folder + "/none has no *.plan");
  }
}
