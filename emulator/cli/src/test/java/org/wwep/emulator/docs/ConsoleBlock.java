package org.wwep.emulator.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is typed at a terminal, and what it is to show.
 *
 * @param commands in order, each with its continuation lines
 * @param expected the lines in order, patterns with {@code ...} for any text
 */
record ConsoleBlock(List<String> commands, List<String> expected) {
  /** What stands for any number of lines, or for any text in one. */
  static final String ANYTHING = "...";

  /** Reads a console block. */
  static ConsoleBlock of(CodeBlock codeBlock) {
    List<String> commands = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    boolean typing = false;
    for (String line : codeBlock.lines()) {
      if (line.startsWith("$ ")) {
        commands.add(line.substring(2));
        typing = true;
      } else if (typing && line.startsWith("> ")) {
        commands.set(commands.size() - 1, commands.getLast() + "\n" + line.substring(2));
      } else {
        // A terminal echoes Ctrl-C in front of whatever comes next.
        expected.add((line.startsWith("^C") ? line.substring(2) : line).stripTrailing());
        typing = false;
      }
    }
    return new ConsoleBlock(commands, expected);
  }

  /** Returns the bash script that types it; a failure that nobody looks at ends it. */
  String script() {
    StringBuilder script = new StringBuilder();
    for (int i = 0; i < commands.size(); i++) {
      script.append(commands.get(i)).append('\n');
      boolean looked = i + 1 < commands.size() && commands.get(i + 1).contains("$?");
      if (!looked) {
        script.append("code=$?; [ $code -eq 0 ] || exit $code\n");
      }
    }
    return script.toString();
  }

  /** Returns the first line that is to be shown. */
  Optional<String> first() {
    return expected.stream().filter(line -> !line.equals(ANYTHING)).findFirst();
  }

  /** Returns how what was shown differs from what was to be shown, if it does. */
  Optional<String> difference(List<String> shown) {
    int want = 0;
    int have = 0;
    int furthest = 0;
    int star = -1;
    int mark = 0;
    while (have < shown.size()) {
      furthest = Math.max(furthest, want);
      if (want < expected.size() && expected.get(want).equals(ANYTHING)) {
        star = want++;
        mark = have;
      } else if (want < expected.size() && matches(expected.get(want), shown.get(have))) {
        want++;
        have++;
      } else if (star >= 0) {
        // Let the last "..." take one line more, and try again behind it.
        want = star + 1;
        have = ++mark;
      } else {
        return Optional.of(report(want, shown));
      }
    }
    while (want < expected.size() && expected.get(want).equals(ANYTHING)) {
      want++;
    }
    return want == expected.size()
        ? Optional.empty()
        : Optional.of(report(Math.max(want, furthest), shown));
  }

  /** Returns whether a line is what a pattern says. */
  static boolean matches(String pattern, String line) {
    StringBuilder regex = new StringBuilder();
    for (String part : pattern.split("\\.\\.\\.", -1)) {
      regex.append(regex.isEmpty() ? "" : ".*").append(part.isEmpty() ? "" : quoted(part));
    }
    return line.stripTrailing().matches(pattern.startsWith(ANYTHING) ? ".*" + regex : "" + regex);
  }

  private static String quoted(String text) {
    return java.util.regex.Pattern.quote(text);
  }

  private String report(int want, List<String> shown) {
    String missing =
        want < expected.size()
            ? "expected, and not shown in its place: " + expected.get(want)
            : "more was shown than expected";
    return missing + "\n--- expected\n" + lines(expected) + "\n--- shown\n" + lines(shown);
  }

  private static String lines(List<String> lines) {
    return String.join("\n", lines);
  }
}
