package org.wwep.emulator.cli.manual;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.OptionSpec;

/** Completion for zsh: a function that finds the command, then describes what can follow it. */
final class ZshScript {
  /** Returns the script, a file of {@code $fpath}. */
  String of(List<CommandPage> pages) {
    StringBuilder script = new StringBuilder();
    script.append(
        """
        #compdef wwep
        # Completion of wwep for zsh, made by 'wwep completion zsh'.
        _wwep() {
          local at=wwep word
          local -a commands
          for word in ${words[2,CURRENT-1]}; do
            case "$at $word" in
              %s) at="$at $word" ;;
            esac
          done
          case $at in
        """
            .formatted(
                pages.stream()
                    .map(page -> quoted(page.words()))
                    .collect(Collectors.joining(" | "))));
    pages.forEach(page -> script.append(branch(page)));
    return script
        .append(
            """
              esac
            }
            if [ "$funcstack[1]" = _wwep ]; then
              _wwep "$@"
            else
              compdef _wwep wwep
            fi
            """)
        .toString();
  }

  private static String branch(CommandPage page) {
    StringBuilder branch = new StringBuilder("    " + quoted(page.words()) + ")\n");
    List<CommandPage> below = page.below();
    if (!below.isEmpty()) {
      branch.append("      commands=(\n");
      below.forEach(
          child ->
              branch.append("        " + quoted(child.name() + ":" + child.sentence()) + "\n"));
      branch.append("      )\n      _describe command commands\n");
    }
    branch.append("      _arguments -s");
    page.options().forEach(option -> branch.append(" \\\n").append(option(option)));
    if (below.isEmpty()) {
      branch.append(" \\\n        '*:file:_files'");
    }
    return branch.append("\n      ;;\n").toString();
  }

  private static String option(OptionSpec option) {
    String text = CommandPage.sentence(option).replaceAll("([\\[\\]\\\\])", "\\\\$1");
    String value = "";
    if (!CommandPage.isSwitch(option)) {
      List<String> choices = CommandPage.choices(option);
      value =
          ":value:"
              + (choices.isEmpty()
                  ? CommandPage.isFile(option) ? "_files" : " "
                  : "(" + String.join(" ", choices) + ")");
    }
    String suffix = "[" + text.replace(":", "\\:") + "]" + value;
    return Arrays.stream(option.names())
        .map(
            name ->
                "        "
                    + quoted(
                        "*"
                            + name
                            + (name.startsWith("--") && !CommandPage.isSwitch(option) ? "=" : "")
                            + suffix))
        .collect(Collectors.joining(" \\\n"));
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''").replace("\n", " ") + "'";
  }
}
