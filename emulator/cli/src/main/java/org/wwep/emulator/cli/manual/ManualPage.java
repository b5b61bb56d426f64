package org.wwep.emulator.cli.manual;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** A command's page in section 1 of the manual, in the language of {@code man(7)}. */
final class ManualPage {
  private final CommandPage page;
  private final StringBuilder roff = new StringBuilder();

  ManualPage(CommandPage page) {
    this.page = page;
  }

  /** Returns the page. */
  String roff() {
    String name = String.join("-", page.path());
    UsageMessageSpec usage = page.command().getCommandSpec().usageMessage();
    roff.append(
        ".TH %s 1 \"\" wwep \"User Commands\"\n"
            .formatted(name.toUpperCase(Locale.ROOT).replace("-", "\\-")));
    section("NAME", escaped(name) + " \\- " + escaped(page.sentence()));
    section("SYNOPSIS", null);
    Help help = page.command().getHelp();
    roff.append(".nf\n").append(lines(synopsis(help))).append(".fi\n");
    section("DESCRIPTION", null);
    text(List.of(usage.description()));
    List<PositionalParamSpec> parameters =
        page.command().getCommandSpec().positionalParameters().stream()
            .filter(parameter -> !parameter.hidden())
            .toList();
    if (!parameters.isEmpty()) {
      section("ARGUMENTS", null);
      parameters.forEach(parameter -> entry(escaped(parameter.paramLabel()), parameter));
    }
    section("OPTIONS", null);
    page.options().forEach(option -> entry(names(option), option));
    if (!page.below().isEmpty()) {
      section("COMMANDS", null);
      page.below()
          .forEach(
              below ->
                  roff.append(
                      ".TP\n.BR %s (1)\n%s.\n"
                          .formatted(
                              escaped(String.join("-", below.path())), escaped(below.sentence()))));
    }
    if (usage.footer().length > 0) {
      section(page.path().size() == 1 ? "EXIT STATUS" : "NOTES", null);
      roff.append(".nf\n");
      text(List.of(usage.footer()));
      roff.append(".fi\n");
    }
    section("SEE ALSO", null);
    roff.append(
        page.path().size() == 1
            ? page.below().stream()
                .map(below -> ".BR " + escaped(String.join("-", below.path())) + " (1)")
                .collect(Collectors.joining(",\n", "", "\n"))
            : ".BR "
                + escaped(String.join("-", page.path().subList(0, page.path().size() - 1)))
                + " (1)\n");
    return roff.toString();
  }

  private static String synopsis(Help help) {
    return help.synopsis(0).strip();
  }

  private void section(String heading, @Nullable String body) {
    roff.append(".SH ").append(heading).append('\n');
    if (body != null) {
      roff.append(body).append('\n');
    }
  }

  private void text(List<String> lines) {
    lines.forEach(line -> roff.append(lines(CommandPage.plain(line))));
  }

  private void entry(String term, ArgSpec argument) {
    roff.append(".TP\n.B ").append(term).append('\n');
    String text = CommandPage.description(argument);
    roff.append(text.isEmpty() ? "\\&\n" : lines(text));
  }

  private static String names(OptionSpec option) {
    String value = CommandPage.isSwitch(option) ? "" : " " + option.paramLabel();
    return escaped(String.join(", ", option.names()) + Ansi.OFF.text(value));
  }

  private static String lines(String text) {
    return text.lines()
        .map(line -> line.isBlank() ? ".sp\n" : escaped(line) + "\n")
        .collect(Collectors.joining());
  }

  private static String escaped(String text) {
    String escaped = text.replace("\\", "\\e").replace("-", "\\-");
    return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
  }
}
