package org.wwep.emulator.scenario.command;

import java.time.Duration;
import java.util.List;
import org.wwep.emulator.scenario.BounceSpec;
import org.wwep.emulator.scenario.Command;
import org.wwep.emulator.scenario.StepContext;
import org.wwep.emulator.scenario.StepFailedException;
import org.wwep.emulator.scenario.yaml.CommandScope;
import org.wwep.emulator.scenario.yaml.CommandType;
import org.wwep.emulator.scenario.yaml.DeviceIndex;
import org.wwep.emulator.scenario.yaml.MappingReader;
import org.wwep.emulator.scenario.yaml.ValueReaders;

/** Presses a button, holds it, lets go; the next step happens once the contact is open. */
public record PressCommand(String device, String part, Duration duration, BounceSpec bounce)
    implements Command {
  static final CommandType TYPE =
      CommandType.of(
              "press",
              PressCommand::read,
              """
          {
            "description": "Presses a button and lets it go.",
            "anyOf": [
              {"type": "string", "description": "The button's part id."},
              {
                "type": "object",
                "properties": {
                  %s,
                  "duration": {
                    "$ref": "#/$defs/duration",
                    "description": "How long it is held (default: 100ms)."
                  },
                  "bounce": {"$ref": "#/$defs/bounce"},
                  "device": {"$ref": "#/$defs/device"}
                },
                "required": [
                  "part-id"
                ],
                "additionalProperties": false
              }
            ]
          }
          """
                  .formatted(SchemaFields.PART))
          .withShortForm("part-id");

  private static final Duration USUAL = Duration.ofMillis(100);

  private static PressCommand read(MappingReader fields, CommandScope scope) {
    DeviceIndex.Part button = scope.devices().button(fields);
    return new PressCommand(
        button.device(),
        button.id(),
        fields.value("duration", USUAL, ValueReaders::span),
        scope.bounce(fields));
  }

  @Override
  public String keyword() {
    return TYPE.keyword();
  }

  @Override
  public Duration leastTime() {
    return duration;
  }

  @Override
  public List<BounceSpec> bounces() {
    return List.of(bounce);
  }

  @Override
  public void run(StepContext context) throws StepFailedException, InterruptedException {
    new ButtonActuator(context, device, part).press(duration, bounce);
  }
}
