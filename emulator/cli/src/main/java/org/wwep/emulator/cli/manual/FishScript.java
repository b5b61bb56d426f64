package org.wwep.emulator.cli.manual;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.OptionSpec;

/** Completion for fish: one line for each command and each option, with the path it is for. */
final class FishScript {
  private static final String HEAD =
      """
      # Completion of wwep for fish, made by 'wwep completion fish'.
      # Prints the words of the command so far that name a command, options left out.
      function __wwep_path
          set -l path wwep
          for word in (commandline -opc)[2..-1]
              if contains -- "$path $word" $__wwep_paths
                  set path "$path $word"
              end
          end
          echo $path
      end
      function __wwep_at
          test (__wwep_path) = "$argv"
      end
      complete -c wwep -e
      """;

  /** Returns the script. */
  String of(List<CommandPage> pages) {
    StringBuilder script = new StringBuilder(HEAD);
    script
        .append("set -g __wwep_paths ")
        .append(
            pages.stream()
                .map(page -> quoted(page.words()))
                .collect(Collectors.joining(" ", "", "\n")));
    for (CommandPage page : pages) {
      String at = "complete -c wwep -n " + quoted("__wwep_at " + page.words());
      for (CommandPage below : page.below()) {
        script.append("%s -f -a %s -d %s\n".formatted(at, below.name(), quoted(below.sentence())));
      }
      page.options().forEach(option -> script.append(at).append(option(option)).append('\n'));
    }
    return script.toString();
  }

  private static String option(OptionSpec option) {
    List<String> words = new ArrayList<>();
    for (String name : option.names()) {
      words.add((name.startsWith("--") ? "-l " : "-s ") + name.replaceFirst("^--?", ""));
    }
    if (!CommandPage.isSwitch(option)) {
      List<String> choices = CommandPage.choices(option);
      words.add(CommandPage.isFile(option) ? "-r" : "-x");
      if (!choices.isEmpty()) {
        words.add("-a " + quoted(String.join(" ", choices)));
      }
    }
    words.add("-d " + quoted(CommandPage.sentence(option)));
    return " " + String.join(" ", words);
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", " ") + "'";
  }
}
