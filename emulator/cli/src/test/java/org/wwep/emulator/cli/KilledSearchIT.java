package org.wwep.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A search whose process is killed, several times, at moments that nobody chose. */
@Tag("slow")
@Timeout(600)
class KilledSearchIT {
  private static final int KILLS = 4;

  /** One seed in ten breaks what always holds. */
  private static final String YAML =
      """
      version: 1
      devices: [{id: lamp, device-id: 00A5, attempts: 1}]
      always:
      - {name: Answered, expect-not-serial: "Gave Up"}
      chaos: {presses: 1..2, over: 1s, faults: [reset_peer, frame], max-faults: 1, settle: 1m}
      """;

  @TempDir private Path folder = Path.of("");

  private List<String> words(String directory) {
    return List.of(
        "explore",
        folder.resolve("finds.yaml").toString(),
        "--seeds",
        "4000",
        "--jobs",
        "2",
        "--keep-going",
        "--resume",
        folder.resolve(directory).toString());
  }

  private static long length(Path file) throws Exception {
    return Files.exists(file) ? Files.size(file) : 0;
  }

  /**
   * Starts it, waits until it has kept something more, and a while, and kills it; returns false if
   * it had come to its end before.
   */
  private boolean startAndKill(long millis) throws Exception {
    Path journal = folder.resolve("killed").resolve("journal.log");
    long before = length(journal);
    try (ChildJvm child = ChildJvm.start(Wwep.class, Map.of(), words("killed"))) {
      boolean ended = false;
      while (!ended && length(journal) <= before) {
        ended = child.process().waitFor(5, TimeUnit.MILLISECONDS);
      }
      if (ended || child.process().waitFor(millis, TimeUnit.MILLISECONDS)) {
        return false;
      }
      assertThat(child.process().destroyForcibly().waitFor(60, TimeUnit.SECONDS)).isTrue();
      return child.process().exitValue() == 137;
    }
  }

  private String ran(String... words) throws Exception {
    String seen = new CommandRun(folder, _ -> {}).seen("", List.of(words));
    // Behind the last line are the files that it changed.
    int files = seen.indexOf("\n{killed/");
    files = files < 0 ? seen.indexOf("\n{whole/") : files;
    return files < 0
        ? seen.substring(0, seen.lastIndexOf("\n{}") + 1)
        : seen.substring(0, files + 1);
  }

  @Test
  void nothing_is_lost_and_nothing_counts_twice() throws Exception {
    Files.writeString(folder.resolve("finds.yaml"), YAML);
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    // A chunk of seeds is not all of them: at least the first is killed on the way.
    assertThat(startAndKill(random.nextInt(20))).isTrue();
    assertThat(ran("explore", "merge", folder.resolve("killed").toString()))
        .as("moments of %d", seed)
        .startsWith("1\n")
        .contains("go on: wwep explore ");
    for (int kill = 1; kill < KILLS && startAndKill(random.nextInt(500)); kill++) {
      assertThat(folder.resolve("killed/search.json")).isNotEmptyFile();
    }
    String killed = ran(words("killed").toArray(String[]::new));
    String whole = ran(words("whole").toArray(String[]::new));
    assertThat(killed).as("moments of %d", seed).isEqualTo(whole);
    assertThat(whole).startsWith("1\n").contains("FAIL: 4000 seeds from 1, ");
    assertThat(ran("explore", "merge", folder.resolve("killed").toString(), "--json"))
        .contains("\"tried\":4000,");
    assertThat(ran("explore", "merge", folder.resolve("killed").toString())).isEqualTo(whole);
  }
}
