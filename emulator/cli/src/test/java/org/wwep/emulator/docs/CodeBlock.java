package org.wwep.emulator.docs;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A fenced block of a page.
 *
 * @param line where the fence opens, from 1
 * @param section the line of the heading above it, 0 if there is none
 * @param language what stands behind the backticks
 * @param comment the text of the HTML comment right before it, or nothing
 * @param lines what stands inside
 */
record CodeBlock(int line, int section, String language, String comment, List<String> lines) {
  private static final Set<String> RUN = Set.of("console", "sh");
  private static final Set<String> SHOWN = Set.of("text", "java", "json", "python", "xml", "yaml");
  private static final Pattern NOT_RUN = Pattern.compile("not run here: (\\S.{7,})");
  private static final Pattern TYPING = Pattern.compile("\"([^\"]+)\" once \"([^\"]+)\"");
  private static final Pattern TYPES = Pattern.compile("types " + TYPING + "(, " + TYPING + ")*");
  private static final Pattern COMMAND = Pattern.compile("(\\$ |\\./wwep |\\./mvnw ).*");

  /** Keys for a terminal, once it shows a text. */
  record Keystrokes(String keys, String once) {}

  /** Returns whether somebody or something has to run it. */
  boolean isCommands() {
    return RUN.contains(language);
  }

  /** Returns whether it is a terminal's, with what is typed and what is shown. */
  boolean isConsole() {
    return language.equals("console");
  }

  /** Returns whether it is run here. */
  boolean isRun() {
    return isCommands() && !NOT_RUN.matcher(comment).matches();
  }

  /** Returns whether it goes on while the others of its section run. */
  boolean staysOpen() {
    return comment.equals("stays open");
  }

  /** Returns what is typed while it runs, in order. */
  List<Keystrokes> typings() {
    return TYPES.matcher(comment).matches()
        ? TYPING
            .matcher(comment)
            .results()
            .map(t -> new Keystrokes(t.group(1), t.group(2)))
            .toList()
        : List.of();
  }

  /** Returns what is wrong with it, before anything is run. */
  Optional<String> fault() {
    if (!isCommands() && !SHOWN.contains(language)) {
      return Optional.of("unknown language '%s': write console, sh or text".formatted(language));
    }
    if (!isCommands() && lines.stream().anyMatch(text -> COMMAND.matcher(text).matches())) {
      return Optional.of("commands in a '" + language + "' block: write console or sh");
    }
    boolean known =
        comment.isEmpty()
            || staysOpen()
            || !typings().isEmpty()
            || NOT_RUN.matcher(comment).matches();
    if (isCommands() && !known) {
      return Optional.of("unknown comment '" + comment + "', see package-info.java");
    }
    if (isConsole() && (lines.isEmpty() || !lines.getFirst().startsWith("$ "))) {
      return Optional.of("a console block begins with '$ ' and a command");
    }
    return Optional.empty();
  }
}
