package org.wwep.emulator.cli.manual;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * One command with its path, {@code wwep provision put}, and its texts without markup.
 *
 * @param path its names, from the top
 * @param command the command
 */
record CommandPage(List<String> path, CommandLine command) {
  /** Returns this command and all below it that are not hidden, each before what is below it. */
  static List<CommandPage> all(CommandLine top) {
    List<CommandPage> pages = new ArrayList<>();
    collect(List.of(top.getCommandName()), top, pages);
    return List.copyOf(pages);
  }

  private static void collect(List<String> path, CommandLine command, List<CommandPage> pages) {
    CommandPage page = new CommandPage(path, command);
    pages.add(page);
    page.below().forEach(below -> collect(below.path, below.command, pages));
  }

  /** Returns the commands directly below that are not hidden. */
  List<CommandPage> below() {
    List<CommandPage> below = new ArrayList<>();
    command
        .getSubcommands()
        .forEach(
            (name, child) -> {
              if (!child.getCommandSpec().usageMessage().hidden()) {
                List<String> longer = new ArrayList<>(path);
                longer.add(name);
                below.add(new CommandPage(List.copyOf(longer), child));
              }
            });
    return below;
  }

  /** Returns the options that are not hidden, by their names. */
  List<OptionSpec> options() {
    return command.getCommandSpec().options().stream()
        .filter(option -> !option.hidden())
        .sorted((a, b) -> a.longestName().compareTo(b.longestName()))
        .toList();
  }

  /** Returns the name of its own. */
  String name() {
    return path.getLast();
  }

  /** Returns its path as words. */
  String words() {
    return String.join(" ", path);
  }

  /** Returns what it does, in one sentence. */
  String sentence() {
    return firstOf(paragraph(command.getCommandSpec().usageMessage().description()));
  }

  /** Returns what an argument is for, in one sentence. */
  static String sentence(ArgSpec argument) {
    return firstOf(description(argument));
  }

  private static String firstOf(String text) {
    return text.split("(?<=[.]) ", 2)[0].replaceAll("[.]$", "");
  }

  /** Returns what an option is for. */
  static String description(ArgSpec argument) {
    return paragraph(argument.description());
  }

  /** Returns lines as one paragraph, without markup. */
  static String paragraph(String... lines) {
    return Arrays.stream(lines).map(CommandPage::plain).collect(Collectors.joining(" ")).strip();
  }

  /** Returns a line of a help text as it is shown. */
  static String plain(String line) {
    return Ansi.OFF.text(line.replace("%n", "\n").replace("%%", "%")).toString();
  }

  /** Returns the words that an option's value can be, if there are but some. */
  static List<String> choices(ArgSpec argument) {
    Iterable<String> candidates = argument.completionCandidates();
    return candidates == null
        ? List.of()
        : StreamSupport.stream(candidates.spliterator(), false).toList();
  }

  /** Returns whether an option takes no value. */
  static boolean isSwitch(OptionSpec option) {
    return option.arity().max() == 0;
  }

  /** Returns whether a value is a file or a folder. */
  static boolean isFile(ArgSpec argument) {
    Class<?> type = argument.auxiliaryTypes().length > 0 ? argument.auxiliaryTypes()[0] : null;
    return argument.type() == Path.class
        || argument.type() == File.class
        || type == Path.class
        || type == File.class;
  }
}
