package org.wwep.emulator.scenario.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wwep.emulator.scenario.Command;
import org.wwep.emulator.scenario.Position;
import org.wwep.emulator.scenario.Step;

/** Reads lists of steps. */
final class StepReader {
  /** What Wokwi knows and there is nothing for here. */
  private static final Map<String, String> REFUSED =
      Map.of(
          "take-screenshot", "there is no screen here",
          "expect-chip-output", "there are no custom chips here, expect-pin looks at a pin");

  private final Problems problems;
  private final Map<String, CommandType> types = new LinkedHashMap<>();
  private final CommandScope scope;

  StepReader(
      List<CommandType> commandTypes,
      DeviceIndex deviceIndex,
      TimeoutReader timeoutReader,
      FaultRules rules,
      Problems problems) {
    this.problems = problems;
    this.scope = new CommandScope(deviceIndex, timeoutReader, new FaultIndex(rules), this::read);
    commandTypes.forEach(type -> types.put(type.keyword(), type));
  }

  /** Reads all steps of a file. */
  List<Step> readAll(YamlNode yamlNode) {
    // Wokwi takes a file without a step, and so do we: it powers on what it describes.
    if (yamlNode instanceof YamlNode.Items list && list.items().isEmpty()) {
      return List.of();
    }
    List<Step> steps = read(yamlNode, "'steps'");
    scope.faults().check(problems);
    return steps;
  }

  /** Reads the steps behind others: a fault that one of them ends may be an earlier one's. */
  List<Step> readMore(YamlNode yamlNode) {
    return read(yamlNode, "'steps'");
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
      boolean forgotten = yamlNode instanceof YamlNode.Scalar s && types.containsKey(s.text());
      problems.add(
          yamlNode.at(),
          forgotten
              ? "a colon is missing: '- " + ((YamlNode.Scalar) yamlNode).text() + ":'"
              : "a step is a command and its value, '- delay: 500ms', was " + yamlNode.kind());
      return new Step("", new UnreadableCommand(), yamlNode.at());
    }
    // Only for what every mapping has: a key twice, and the name.
    MappingReader named = new MappingReader(problems, "step", fields.at(), fields);
    String name = named.value("name", "", ValueReaders::text);
    Command command = new UnreadableCommand();
    String first = "";
    Position at = fields.at();
    for (YamlNode.Entry entry : fields.entries()) {
      if (entry.key().equals("name") || entry.key().equals(first)) {
        continue;
      }
      CommandType type = types.get(entry.key());
      if (type == null) {
        unknown(entry, first.isEmpty());
        first = first.isEmpty() ? "?" : first;
      } else if (first.isEmpty()) {
        first = entry.key();
        at = entry.at();
        command = command(type, entry);
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
            + Suggestion.of(key, types.keySet()));
  }

  private Command command(CommandType type, YamlNode.Entry entry) {
    YamlNode value = entry.value();
    boolean nothing = value instanceof YamlNode.Scalar s && s.type() == YamlNode.Type.NULL;
    boolean wrap = type.single() || !(value instanceof YamlNode.Fields || nothing);
    String field = type.shortField();
    if (field != null && wrap) {
      value =
          new YamlNode.Fields(List.of(new YamlNode.Entry(field, value.at(), value)), value.at());
    }
    MappingReader fields =
        new MappingReader(problems, type.single() ? "" : entry.key(), entry.at(), value);
    Command command = type.reader().read(fields, scope);
    fields.end();
    return command;
  }
}
