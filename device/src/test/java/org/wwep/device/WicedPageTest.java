package org.wwep.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/reference/wiced.md} names nothing that is not there. */
class WicedPageTest {
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  private record Row(String c, List<String> ours, List<String> shownBy) {}

  private static List<Row> rows() throws IOException {
    List<Row> rows = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of("..", "docs", "reference", "wiced.md"))) {
      String[] cells = line.split("\\|");
      if (cells.length == 4 && line.contains("`")) {
        rows.add(new Row(cells[1], code(cells[2]), code(cells[3])));
      }
    }
    return rows;
  }

  private static List<String> code(String cell) {
    return CODE.matcher(cell).results().map(found -> found.group(1)).toList();
  }

  private static Map<String, String> sources(String set) throws IOException {
    try (Stream<Path> modules = Files.list(Path.of(".."))) {
      return modules
          .map(module -> module.resolve(Path.of("src", set, "java")))
          .filter(Files::isDirectory)
          .flatMap(WicedPageTest::files)
          .collect(
              Collectors.toMap(
                  WicedPageTest::type, Function.identity(), (one, other) -> one + other));
    }
  }

  private static Stream<String> files(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".java") && !file.endsWith("package-info.java"))
          .map(WicedPageTest::read)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return "//" + file.getFileName() + "\n" + Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String type(String source) {
    return source.substring(2, source.indexOf(".java\n"));
  }

  @Test
  void every_row_names_calls_and_tests_that_exist() throws IOException {
    Map<String, String> main = sources("main");
    Map<String, String> test = sources("test");
    List<Row> rows = rows();
    assertThat(rows).hasSizeGreaterThan(35);
    for (Row row : rows) {
      assertThat(row.ours()).as("%s", row).isNotEmpty().allMatch(name -> named(main, name, "\\b"));
      assertThat(row.shownBy())
          .as("%s", row)
          .isNotEmpty()
          .allMatch(name -> name.contains(".") && named(test, name, "void "));
    }
  }

  private static boolean named(Map<String, String> sources, String name, String before) {
    Matcher parts = Pattern.compile("(\\w+)(?:\\.(\\w+))?").matcher(name);
    if (!parts.matches()) {
      return false;
    }
    String source = sources.getOrDefault(parts.group(1), "");
    return parts.group(2) == null
        ? !source.isEmpty()
        : Pattern.compile(before + parts.group(2) + "\\(").matcher(source).find();
  }

  @Test
  void every_call_that_the_course_uses_has_a_row() throws IOException {
    String calls = rows().stream().map(Row::c).collect(Collectors.joining());
    assertThat(calls)
        .contains("tcp_create_socket", "tcp_bind", "tcp_connect", "hostname_lookup")
        .contains("stream_init", "stream_write", "stream_flush", "stream_read", "stream_deinit")
        .contains("packet_create_tcp", "packet_get_data", "packet_set_data_end", "packet_delete")
        .contains("tcp_send_packet", "tcp_receive", "tcp_disconnect", "tcp_delete_socket")
        .contains("tcp_listen", "tcp_accept", "tcp_server_peer", "tcp_register_callbacks")
        .contains("tcp_server_start", "rtos_create_thread", "gpio_output_high");
  }
}
