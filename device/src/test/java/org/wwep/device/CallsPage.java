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
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A page of {@code docs/reference} with rows of a C call, what stands for it, and its test. */
record CallsPage(List<Row> rows) {
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  /** A row of a table. */
  record Row(String c, List<String> ours, List<String> shownBy) {}

  static CallsPage read(String page) throws IOException {
    List<Row> rows = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of("..", "docs", "reference", page))) {
      String[] cells = line.split("\\|");
      if (cells.length == 4 && line.contains("`")) {
        rows.add(new Row(cells[1], code(cells[2]), code(cells[3])));
      }
    }
    return new CallsPage(rows);
  }

  /** Returns all that the first column says. */
  String calls() {
    return rows.stream().map(Row::c).collect(Collectors.joining());
  }

  /** Checks that every row names something of the sources, and a test that exists. */
  void namesNothingThatIsNotThere() throws IOException {
    Map<String, String> main = sources(file -> file.contains("/src/main/"));
    // The contract suites are a library.
    Map<String, String> test =
        sources(file -> file.contains("/src/test/") || file.contains("/contracts/src/"));
    for (Row row : rows) {
      assertThat(row.ours()).as("%s", row).isNotEmpty().allMatch(name -> named(main, name, "\\b"));
      assertThat(row.shownBy())
          .as("%s", row)
          .isNotEmpty()
          .allMatch(name -> name.contains(".") && named(test, name, "void "));
    }
  }

  private static List<String> code(String cell) {
    return CODE.matcher(cell).results().map(found -> found.group(1)).toList();
  }

  private static Map<String, String> sources(Predicate<String> wanted) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(".."))) {
      return files
          .filter(file -> file.toString().endsWith(".java") && !file.endsWith("package-info.java"))
          .filter(file -> wanted.test(file.toString()))
          .map(CallsPage::text)
          .collect(
              Collectors.toMap(CallsPage::type, Function.identity(), (one, other) -> one + other));
    }
  }

  private static String text(Path file) {
    try {
      return "//" + file.getFileName() + "\n" + Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String type(String source) {
    return source.substring(2, source.indexOf(".java\n"));
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
}
