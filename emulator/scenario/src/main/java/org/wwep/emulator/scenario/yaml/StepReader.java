package org.wwep.emulator.scenario.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.wwep.emulator.scenario.Command;
import org.wwep.emulator.scenario.Position;
import org.wwep.emulator.scenario.Step;

/** Reads lists of steps. */
final class StepReader {
  private static final int MOST_TIMES = 1_000_000;

  /** What Wokwi knows and there is nothing for here. */
  private static final Map<String, String> REFUSED =
      Map.of(
          "take-screenshot", "there is no screen here",
          "expect-chip-output", "there are no custom chips here, expect-pin looks at a pin");

  private final Problems problems;
  private final CommandReaders commandReaders;
  private final PowerCommands power;

  StepReader(
      DeviceIndex deviceIndex, TimeoutReader timeoutReader, FaultRules rules, Problems problems) {
    this.problems = problems;
    this.power = new PowerCommands(deviceIndex, rules);
    this.commandReaders = new CommandReaders(deviceIndex, timeoutReader, power, this::repeat);
  }

  CommandReaders commands() {
    return commandReaders;
  }

  /** Reads all steps of a file. */
  List<Step> readAll(YamlNode yamlNode) {
    List<Step> steps = read(yamlNode, "'steps'");
    power.end(problems);
    return steps;
  }

  private List<Step> read(YamlNode yamlNode, String what) {
    if (!(yamlNode instanceof YamlNode.Items list) || list.items().isEmpty()) {
      problems.add(
          yamlNode.at(),
          what + ": expected a list of steps, '- delay: 500ms', was " + yamlNode.kind());
      return List.of();
    }
    List<Step> steps = new ArrayList<>();
    list.items().forEach(item -> steps.add(step(item)));
    return steps;
  }

  private Step step(YamlNode yamlNode) {
    if (!(yamlNode instanceof YamlNode.Fields fields)) {
      boolean forgotten =
          yamlNode instanceof YamlNode.Scalar s && commandReaders.keywords().contains(s.text());
      problems.add(
          yamlNode.at(),
          forgotten
              ? "a colon is missing: '- " + ((YamlNode.Scalar) yamlNode).text() + ":'"
              : "a step is a command and its value, '- delay: 500ms', was " + yamlNode.kind());
      return new Step("", CommandReaders.PLACEHOLDER, yamlNode.at());
    }
    // Only for what every mapping has: a key twice, and the name.
    MappingReader named = new MappingReader(problems, "step", fields.at(), fields);
    String name = named.value("name", "", ValueReaders::text);
    Command command = CommandReaders.PLACEHOLDER;
    String first = "";
    Position at = fields.at();
    for (YamlNode.Entry entry : fields.entries()) {
      if (entry.key().equals("name") || entry.key().equals(first)) {
        continue;
      }
      if (!commandReaders.keywords().contains(entry.key())) {
        unknown(entry, first.isEmpty());
        first = first.isEmpty() ? "?" : first;
      } else if (first.isEmpty()) {
        first = entry.key();
        at = entry.at();
        command = commandReaders.read(entry, problems);
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

  private void unknown(YamlNode.Entry entry, boolean first) {
    String key = entry.key();
    String why = key.startsWith("touch") ? "there is no touch screen here" : REFUSED.get(key);
    if (why != null) {
      problems.add(
          entry.at(), "'" + QuotedText.of(key) + "' is Wokwi's: " + why + ", remove the step");
      return;
    }
    problems.add(
        entry.at(),
        (first ? "unknown command '" : "unknown key '")
            + QuotedText.of(key)
            + "'"
            + Suggestion.of(key, commandReaders.keywords()));
  }

  private Command repeat(MappingReader fields) {
    int times = fields.required("times", 1, ValueReaders.integer(1, MOST_TIMES));
    YamlNode yamlNode = fields.tree("steps");
    if (yamlNode == null) {
      fields.problem(fields.at(), "'steps' is missing");
      return CommandReaders.PLACEHOLDER;
    }
    return new Command.Repeat(times, read(yamlNode, "'steps' of 'repeat'"));
  }
}
