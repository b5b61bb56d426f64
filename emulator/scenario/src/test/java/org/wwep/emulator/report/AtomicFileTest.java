package org.wwep.emulator.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are whole, whoever else writes them. */
class AtomicFileTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void two_who_write_the_same_file_keep_out_of_each_other_s_way() {
    Path file = folder.resolve("index.html");
    List<String> troubles =
        IntStream.range(0, 400)
            .parallel()
            .mapToObj(_ -> AtomicFile.write(file, "whole"))
            .flatMap(Optional::stream)
            .toList();
    assertThat(troubles).isEmpty();
    assertThat(file).hasContent("whole");
    assertThat(folder).isDirectoryContaining(file::equals);
    assertThat(folder.toFile().list()).hasSize(1);
  }

  @Test
  void a_name_may_be_as_long_as_names_can_be() {
    Path file = folder.resolve("n".repeat(255));
    assertThat(AtomicFile.write(file, "text")).isEmpty();
    assertThat(file).hasContent("text");
  }
}
