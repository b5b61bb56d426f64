package org.wwep.emulator.scenario.command;

import org.jspecify.annotations.Nullable;
import org.wwep.emulator.fault.Direction;
import org.wwep.emulator.fault.FaultFormat;
import org.wwep.emulator.fault.FaultSpec;
import org.wwep.emulator.scenario.Command;
import org.wwep.emulator.scenario.FaultEntry;
import org.wwep.emulator.scenario.StepContext;
import org.wwep.emulator.scenario.yaml.CommandScope;
import org.wwep.emulator.scenario.yaml.CommandType;
import org.wwep.emulator.scenario.yaml.MappingReader;
import org.wwep.emulator.scenario.yaml.ValueReaders;

/**
 * Begins a fault, for one device or all.
 *
 * <p><b>Source.</b> The fields are those of toxiproxy's toxics.
 */
public record FaultCommand(FaultEntry fault, @Nullable String device, boolean mayMiss)
    implements Command {
  static final CommandType TYPE =
      CommandType.of(
          "fault",
          FaultCommand::read,
          """
          {
            "type": "object",
            "description": "Begins a fault, with the fields of toxiproxy's toxics.",
            "properties": {
              "name": {
                "$ref": "#/$defs/text",
                "description": "What clear-fault calls it (default: TYPE_STREAM)."
              },
              "type": {"$ref": "#/$defs/fault-type"},
              "stream": {
                "enum": ["upstream", "downstream"],
                "description": "From the device to the server, or back (default: downstream)."
              },
              "toxicity": {
                "description": "The share of connections it meets (default: 1).",
                "type": "number",
                "minimum": 0,
                "maximum": 1
              },
              "attributes": {
                "description": "The type's own values.",
                "type": ["object"],
                "additionalProperties": {"type": ["string", "number", "boolean", "array"]}
              },
              "device": {"$ref": "#/$defs/device", "description": "Whom it meets; left out, all."},
              "may-miss": {
                "type": "boolean",
                "description": "Whether the run may pass if it never hits anything (default: false)."
              }
            },
            "required": ["type"],
            "additionalProperties": false
          }
          """);

  private static FaultCommand read(MappingReader fields, CommandScope scope) {
    FaultEntry fault = scope.faults().begin(fields);
    String device = scope.devices().deviceOrNull(fields);
    if (device != null && fault.type().equals("pool")) {
      scope.devices().needsClient(fields, fields.at("type"), device, "fault 'pool'");
    }
    boolean mayMiss = fields.value("may-miss", false, ValueReaders::truth);
    return new FaultCommand(fault, device, mayMiss);
  }

  @Override
  public String keyword() {
    return TYPE.keyword();
  }

  @Override
  public void run(StepContext context) {
    FaultSpec spec =
        new FaultSpec(
            fault.name(),
            FaultFormat.parse(fault.type(), fault.attributes()),
            Direction.parse(fault.stream().toString()),
            fault.toxicity());
    context.world().faults().inject(spec, device, mayMiss);
  }
}
