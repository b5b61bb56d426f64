package org.wwep.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recording in the README is of what the command prints today. */
class RecordingTest {
  private static final Path IMAGES = Path.of("..", "..", "docs", "images");
  private static final Pattern LINE = Pattern.compile("<text [^>]*class=\"late[^>]*>(.*)</text>");

  @TempDir private Path folder = Path.of("");

  @Test
  void the_recording_has_the_lines_of_the_run() throws Exception {
    String file = IMAGES.resolve("press.yaml").toString();
    String seen = new CommandRun(folder, _ -> {}).seen("", List.of("run", file, "-v"));
    assertThat(seen).startsWith("0\n");
    String recorded = Files.readString(IMAGES.resolve("press.svg"));
    List<String> lines = LINE.matcher(recorded).results().map(line -> text(line.group(1))).toList();
    assertThat(lines)
        .as("docs/images/record takes the recording anew")
        .isEqualTo(
            text(seen.substring(2).replace(file, "press.yaml"))
                .lines()
                .filter(line -> !line.equals("{}"))
                .toList());
    assertThat(recorded).doesNotContain("<script", "href=");
  }

  /** How long it really took is another time each time. */
  private static String text(String line) {
    return line.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
        .replaceAll("\\d+\\.\\d s real", "REAL");
  }
}
