package org.wwep.emulator.cli.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotatingFileTest {
  @TempDir Path dir = Path.of("");

  @Test
  void full_files_move_up_no_line_is_divided_and_the_oldest_goes() throws Exception {
    Path file = dir.resolve("server.log");
    try (RotatingFile out = RotatingFile.open(file, 100, 2)) {
      for (int i = 0; i < 60; i++) {
        out.write("line %03d of the log\n".formatted(i).getBytes(UTF_8));
        out.flush();
      }
    }
    assertThat(names()).containsExactly("server.log", "server.log.1", "server.log.2");
    List<String> kept = new ArrayList<>();
    for (String name : List.of("server.log.2", "server.log.1", "server.log")) {
      assertThat(Files.size(dir.resolve(name))).isLessThan(100 + 20);
      kept.addAll(Files.readAllLines(dir.resolve(name)));
    }
    assertThat(kept).allMatch(line -> line.matches("line \\d{3} of the log"));
    assertThat(kept).isSorted().hasSizeGreaterThan(9);
    assertThat(kept.getLast()).isEqualTo("line 059 of the log");
  }

  @Test
  void a_file_goes_on_where_it_ended() throws Exception {
    Path file = dir.resolve("server.log");
    for (int i = 0; i < 2; i++) {
      try (RotatingFile out = RotatingFile.open(file, 1000, 2)) {
        out.write("again\n".getBytes(UTF_8));
      }
    }
    assertThat(file).hasContent("again\nagain\n");
  }

  @Test
  void a_file_that_was_deleted_or_moved_away_is_made_anew() throws Exception {
    Path file = dir.resolve("server.log");
    try (RotatingFile out = RotatingFile.open(file, 1000, 2)) {
      out.write("one\n".getBytes(UTF_8));
      Files.delete(file);
      out.write("two\n".getBytes(UTF_8));
      assertThat(file).hasContent("two\n");
      Files.move(file, dir.resolve("moved"));
      Files.writeString(file, "of others\n");
      out.write("three\n".getBytes(UTF_8));
    }
    assertThat(file).hasContent("of others\nthree\n");
    assertThat(dir.resolve("moved")).hasContent("two\n");
  }

  @Test
  void a_burst_that_is_larger_than_a_file_is_divided_at_line_ends() throws Exception {
    Path file = dir.resolve("server.log");
    try (RotatingFile out = RotatingFile.open(file, 50, 100)) {
      out.write("0123456789\n".repeat(40).getBytes(UTF_8));
    }
    for (String name : names()) {
      assertThat(Files.readAllLines(dir.resolve(name))).allMatch("0123456789"::equals);
    }
    assertThat(names()).hasSizeGreaterThan(7);
  }

  @Test
  void a_file_that_could_not_be_begun_anew_is_written_once_it_can_be() throws Exception {
    Path inner = Files.createDirectory(dir.resolve("inner"));
    Path file = inner.resolve("server.log");
    try (RotatingFile out = RotatingFile.open(file, 20, 2)) {
      out.write("0123456789\n".getBytes(UTF_8));
      Files.delete(file);
      Files.delete(inner);
      assertThatThrownBy(() -> out.write("0123456789\n".getBytes(UTF_8)))
          .isInstanceOf(IOException.class);
      Files.createDirectory(inner);
      out.write("again\n".getBytes(UTF_8));
    }
    assertThat(file).hasContent("again\n");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(dir)) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }
}
