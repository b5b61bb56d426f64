package org.wwep.emulator.scenario.command;

import java.util.List;
import org.wwep.emulator.scenario.Step;
import org.wwep.emulator.scenario.StepGroup;
import org.wwep.emulator.scenario.yaml.CommandScope;
import org.wwep.emulator.scenario.yaml.CommandType;
import org.wwep.emulator.scenario.yaml.MappingReader;
import org.wwep.emulator.scenario.yaml.ValueReaders;
import org.wwep.emulator.scenario.yaml.YamlNode;

/** Does the steps several times. */
public record RepeatCommand(int times, List<Step> steps) implements StepGroup {
  static final CommandType TYPE =
      CommandType.of(
          "repeat",
          RepeatCommand::read,
          """
          {
            "type": "object",
            "description": "Does the steps several times.",
            "properties": {
              "times": {"type": "integer", "minimum": 1, "maximum": 1000000},
              "steps": {"$ref": "#/$defs/steps"}
            },
            "required": ["times", "steps"],
            "additionalProperties": false
          }
          """);

  private static final int MOST_TIMES = 1_000_000;

  /** Copies the steps. */
  public RepeatCommand {
    steps = List.copyOf(steps);
    if (times < 1) {
      throw new IllegalArgumentException("'times' is 1 or more, was " + times);
    }
  }

  private static RepeatCommand read(MappingReader fields, CommandScope scope) {
    int times = fields.required("times", 1, ValueReaders.integer(1, MOST_TIMES));
    YamlNode yamlNode = fields.tree("steps");
    if (yamlNode == null) {
      fields.problem(fields.at(), "'steps' is missing");
      return new RepeatCommand(times, List.of());
    }
    return new RepeatCommand(times, scope.steps().read(yamlNode, "'steps' of 'repeat'"));
  }

  @Override
  public String keyword() {
    return TYPE.keyword();
  }
}
