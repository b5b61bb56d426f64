package org.wwep.emulator.cli;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The list of commands in the help: of all commands, under the headings of what they are for. */
final class CommandGroups implements IHelpSectionRenderer {
  private record Group(String heading, List<String> commands) {}

  private static final List<Group> GROUPS =
      List.of(
          new Group("Begin here:", List.of("demo", "device", "board", "server")),
          new Group(
              "Talk to a server:",
              List.of("read", "write", "send", "http-get", "watch", "registers")),
          new Group(
              "Test:",
              List.of(
                  "init",
                  "lint",
                  "run",
                  "report",
                  "explore",
                  "fleet",
                  "proxy",
                  "serve-control",
                  "mcp")),
          new Group("Boards and firmware:", List.of("pins", "bounce", "firmware", "discover")),
          new Group("Keys:", List.of("certs", "provision")),
          new Group("Learn:", List.of("lab", "completion", "help")));

  private static final int INDENT = 2;
  private static final int NAME = 13;
  private static final int LONGEST = 160;

  @Override
  public String render(Help help) {
    Map<String, Help> commands = help.subcommands();
    if (help.commandSpec().parent() != null) {
      return group(new Group("Commands:", List.copyOf(commands.keySet())), commands, help);
    }
    return GROUPS.stream().map(group -> group(group, commands, help)).collect(Collectors.joining());
  }

  /**
   * Returns the first sentence, however many lines it takes; of a long one, what it lists is left.
   */
  private static String sentence(String[] lines) {
    String first = String.join(" ", lines).split("(?<=\\.) ", 2)[0];
    return first.length() <= LONGEST ? first : first.split(": ", 2)[0].replaceAll("\\.?$", ".");
  }

  /** Returns the lines without the breaks that source code has within a sentence. */
  static String[] paragraphs(String... lines) {
    return String.join("\n", lines).replaceAll("(?<![.:])\n(?! )", " ").split("\n");
  }

  /** Returns the names that stand in a group. */
  static Stream<String> names() {
    return GROUPS.stream().flatMap(group -> group.commands().stream());
  }

  private static String group(Group group, Map<String, Help> commands, Help help) {
    int width = help.commandSpec().usageMessage().width();
    TextTable table =
        TextTable.forColumns(
            help.colorScheme(),
            new Column(NAME, INDENT, Overflow.SPAN),
            new Column(width - NAME, INDENT, Overflow.WRAP));
    for (String name : group.commands()) {
      Help command = commands.get(name);
      if (command != null) {
        UsageMessageSpec message = command.commandSpec().usageMessage();
        String[] text = message.header().length > 0 ? message.header() : message.description();
        table.addRowValues(
            help.colorScheme().commandText(name), Ansi.AUTO.new Text(sentence(text)));
      }
    }
    String rows = table.toString();
    return rows.isEmpty() ? "" : group.heading() + System.lineSeparator() + rows;
  }
}
