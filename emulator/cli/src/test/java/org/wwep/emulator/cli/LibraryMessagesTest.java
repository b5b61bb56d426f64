package org.wwep.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** A library says what is wrong; what to type about it is the command line's to say. */
class LibraryMessagesTest {
  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
  private static final Pattern COMMENT =
      Pattern.compile("/\\*.*?\\*/|(?m)^\\s*//.*$", Pattern.DOTALL);

  /** What certificates, a file's first line, and options of a C compiler are called. */
  private static final Set<String> NAMES =
      Set.of(
          "wwep server",
          "wwep device ",
          "CN=wwep server",
          "wwep registers 1",
          "wwep registers 2",
          "--version",
          "--coverage");

  private static Pattern named() {
    Set<String> options = new TreeSet<>();
    Set<String> commands = new TreeSet<>();
    collect(Wwep.commandLine(), options, commands);
    assertThat(options).contains("--hal", "--gpio-chip", "--nwp-dir", "--timeout");
    assertThat(commands).contains("pins", "provision", "run");
    return Pattern.compile(
        "(?<![\\w-])(?:" + any(options) + ")(?![\\w-])|\\bwwep (?:" + any(commands) + ")\\b");
  }

  private static void collect(CommandLine command, Set<String> options, Set<String> commands) {
    command.getCommandSpec().options().stream()
        .flatMap(option -> Stream.of(option.names()))
        .filter(name -> name.startsWith("--"))
        .forEach(options::add);
    commands.addAll(command.getSubcommands().keySet());
    command.getSubcommands().values().forEach(each -> collect(each, options, commands));
  }

  private static String any(Set<String> words) {
    return words.stream().map(Pattern::quote).collect(Collectors.joining("|"));
  }

  @Test
  void no_library_names_an_option_or_a_command_of_the_command_line() throws IOException {
    Pattern named = named();
    List<String> found = new ArrayList<>();
    List<Path> sources = sources();
    assertThat(sources).hasSizeGreaterThan(400);
    for (Path source : sources) {
      String text = COMMENT.matcher(Files.readString(source)).replaceAll("");
      for (Matcher literal = LITERAL.matcher(text); literal.find(); ) {
        if (named.matcher(literal.group(1)).find() && !NAMES.contains(literal.group(1))) {
          found.add(ROOT.relativize(source) + ": " + literal.group());
        }
      }
    }
    assertThat(found).isEmpty();
  }

  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String top : List.of("hal", "wwep-client", "device", "emulator")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(top))) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .filter(file -> file.toString().contains("/src/main/java/"))
            .filter(file -> !file.startsWith(ROOT.resolve("emulator/cli")))
            .forEach(sources::add);
      }
    }
    return sources;
  }
}
