package org.wwep.emulator.scenario.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.wwep.emulator.scenario.Command;
import org.wwep.emulator.scenario.Position;
import org.wwep.emulator.scenario.Step;

/** Reads lists of steps. */
final class Steps {
  private static final int MOST_TIMES = 1_000_000;

  /** What Wokwi knows and there is nothing for here. */
  private static final Map<String, String> REFUSED =
      Map.of(
          "take-screenshot", "there is no screen here",
          "expect-chip-output", "there are no custom chips here, expect-pin looks at a pin");

  private final Problems problems;
  private final Commands commands;
  private final PowerCommands power;

  Steps(Cast cast, Times times, FaultRules rules, Problems problems) {
    this.problems = problems;
    this.power = new PowerCommands(cast, rules);
    this.commands = new Commands(cast, times, power, this::repeat);
  }

  Commands commands() {
    return commands;
  }

  /** Reads all steps of a file. */
  List<Step> readAll(Tree tree) {
    List<Step> steps = read(tree, "'steps'");
    power.end(problems);
    return steps;
  }

  private List<Step> read(Tree tree, String what) {
    if (!(tree instanceof Tree.Items list) || list.items().isEmpty()) {
      problems.add(
          tree.at(), what + ": expected a list of steps, '- delay: 500ms', was " + tree.kind());
      return List.of();
    }
    List<Step> steps = new ArrayList<>();
    list.items().forEach(item -> steps.add(step(item)));
    return steps;
  }

  private Step step(Tree tree) {
    if (!(tree instanceof Tree.Fields fields)) {
      boolean forgotten = tree instanceof Tree.Scalar s && commands.keywords().contains(s.text());
      problems.add(
          tree.at(),
          forgotten
              ? "a colon is missing: '- " + ((Tree.Scalar) tree).text() + ":'"
              : "a step is a command and its value, '- delay: 500ms', was " + tree.kind());
      return new Step("", Commands.PLACEHOLDER, tree.at());
    }
    // Only for what every mapping has: a key twice, and the name.
    Mapping named = new Mapping(problems, "step", fields.at(), fields);
    String name = named.value("name", "", Values::text);
    Command command = Commands.PLACEHOLDER;
    String first = "";
    Position at = fields.at();
    for (Tree.Entry entry : fields.entries()) {
      if (entry.key().equals("name") || entry.key().equals(first)) {
        continue;
      }
      if (!commands.keywords().contains(entry.key())) {
        unknown(entry, first.isEmpty());
        first = first.isEmpty() ? "?" : first;
      } else if (first.isEmpty()) {
        first = entry.key();
        at = entry.at();
        command = commands.read(entry, problems);
      } else if (!first.equals("?")) {
        problems.add(
            entry.at(),
            "two commands in one step, '%s' and '%s': begin the second with '- '"
                .formatted(first, entry.key()));
      }
    }
    if (first.isEmpty()) {
      problems.add(fields.at(), "a step needs a command, such as '- delay: 500ms'");
    }
    return new Step(name, command, at);
  }

  private void unknown(Tree.Entry entry, boolean first) {
    String key = entry.key();
    String why = key.startsWith("touch") ? "there is no touch screen here" : REFUSED.get(key);
    if (why != null) {
      problems.add(entry.at(), "'" + Shown.of(key) + "' is Wokwi's: " + why + ", remove the step");
      return;
    }
    problems.add(
        entry.at(),
        (first ? "unknown command '" : "unknown key '")
            + Shown.of(key)
            + "'"
            + Suggestion.of(key, commands.keywords()));
  }

  private Command repeat(Mapping fields) {
    int times = fields.required("times", 1, Values.integer(1, MOST_TIMES));
    Tree tree = fields.tree("steps");
    if (tree == null) {
      fields.problem(fields.at(), "'steps' is missing");
      return Commands.PLACEHOLDER;
    }
    return new Command.Repeat(times, read(tree, "'steps' of 'repeat'"));
  }
}
