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
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A page of {@code docs/reference} with rows of a C call, what stands for it, and its test. */
record CallsPage(List<Row> rows) {
  private static final Pattern TYPE = Pattern.compile("\\b[A-Z]\\w+");
  private static final Pattern LOOKS =
      Pattern.compile("assert|\\b(refused|refuses|misuse|errno|exchange)\\(");
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

  /**
   * Checks that every row names something of the sources, and tests that are run and call what the
   * row names.
   */
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
          .allMatch(name -> isRun(test, name))
          .allMatch(name -> asserts(test, name))
          .anyMatch(name -> isAbout(test, name, row));
    }
  }

  /** Returns whether there is a test of that name, and JUnit runs it. */
  private static boolean isRun(Map<String, String> test, String name) {
    int dot = name.indexOf('.');
    if (dot < 0) {
      return false;
    }
    String source = test.getOrDefault(name.substring(0, dot), "");
    Matcher annotated =
        Pattern.compile(
                "((?:  @[^\\n]*\\n(?:      [^\\n]*\\n)*)+)  void "
                    + name.substring(dot + 1)
                    + "\\(")
            .matcher(source);
    return annotated.find()
        && annotated.group(1).matches("(?s).*@(Parameterized)?Test\\b.*")
        && !annotated.group(1).contains("@Disabled");
  }

  /**
   * Returns whether a test looks at what came of what it did, by itself or a method of its class.
   */
  private static boolean asserts(Map<String, String> test, String name) {
    String source = test.getOrDefault(name.substring(0, name.indexOf('.')), "");
    Matcher body =
        Pattern.compile("(?s)\n  void " + name.substring(name.indexOf('.') + 1) + "\\(.*?\n  \\}\n")
            .matcher(source);
    return body.find() && LOOKS.matcher(body.group()).find();
  }

  /** Returns whether a test's class, or a class of tests that it uses, has to do with the row. */
  private static boolean isAbout(Map<String, String> test, String name, Row row) {
    String source = test.getOrDefault(name.substring(0, name.indexOf('.')), "");
    String near =
        TYPE.matcher(source)
            .results()
            .map(MatchResult::group)
            .distinct()
            .map(type -> test.getOrDefault(type, ""))
            .collect(Collectors.joining("\n", source, ""));
    Stream<String> ours = row.ours().stream().map(call -> call.substring(call.indexOf('.') + 1));
    Stream<String> inC = code(row.c()).stream().map(call -> call.replaceAll("\\W.*", ""));
    return Stream.concat(ours, inC)
        .filter(call -> !call.isEmpty())
        .anyMatch(call -> Pattern.compile("\\b" + call + "\\b").matcher(near).find());
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
        : Pattern.compile(before + parts.group(2) + "(\\(| = )").matcher(source).find();
  }
}
