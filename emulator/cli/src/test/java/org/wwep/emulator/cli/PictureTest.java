package org.wwep.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The picture of a run in the documentation is of a run as it is today. */
class PictureTest {
  private static final Path IMAGES = Path.of("..", "..", "docs", "images");

  @TempDir private Path folder = Path.of("");

  @Test
  void the_run_in_the_picture_is_what_the_command_tells() throws Exception {
    String file = IMAGES.resolve("run.yaml").toString();
    Path results = folder.resolve("results");
    String seen =
        new CommandRun(folder, _ -> {})
            .seen("", List.of("run", file, "--results-dir", results.toString()));
    assertThat(seen).startsWith("1\nFAIL " + file);
    String told = Files.readString(results.resolve("run-1").resolve("transcript.txt"));
    byte[] picture = Files.readAllBytes(IMAGES.resolve("run.png"));
    String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(picture));
    assertThat(IMAGES.resolve("run.txt"))
        .as("docs/images/make takes the picture anew, and writes this file")
        .content()
        .isEqualTo(told.replace(file, "run.yaml") + "run.png: " + digest + "\n");
  }
}
