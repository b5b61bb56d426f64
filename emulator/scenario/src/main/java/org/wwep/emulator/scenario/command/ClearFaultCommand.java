package org.wwep.emulator.scenario.command;

import org.jspecify.annotations.Nullable;
import org.wwep.emulator.scenario.Command;
import org.wwep.emulator.scenario.StepContext;
import org.wwep.emulator.scenario.yaml.CommandScope;
import org.wwep.emulator.scenario.yaml.CommandType;
import org.wwep.emulator.scenario.yaml.MappingReader;
import org.wwep.emulator.scenario.yaml.ValueReaders;

/** Ends the fault of this name, or for null: all faults; for one device or all. */
public record ClearFaultCommand(@Nullable String name, @Nullable String device) implements Command {
  static final CommandType TYPE =
      CommandType.of(
              "clear-fault",
              ClearFaultCommand::read,
              """
          {
            "description": "Ends a fault; without a name, all.",
            "anyOf": [
              {"$ref": "#/$defs/text"},
              {
                "type": "object",
                "properties": {
                  "name": {"$ref": "#/$defs/text"},
                  "device": {"$ref": "#/$defs/device", "description": "Whose; left out, everybody's."}
                },
                "additionalProperties": false
              },
              {"type": "null"}
            ]
          }
          """)
          .withShortForm("name");

  private static ClearFaultCommand read(MappingReader fields, CommandScope scope) {
    String name = fields.<@Nullable String>value("name", null, ValueReaders::text);
    if (name != null) {
      scope.faults().end(name, fields.at("name"));
    }
    return new ClearFaultCommand(name, scope.devices().deviceOrNull(fields));
  }

  @Override
  public String keyword() {
    return TYPE.keyword();
  }

  @Override
  public void run(StepContext context) {
    context.world().faults().clear(name, device);
  }
}
