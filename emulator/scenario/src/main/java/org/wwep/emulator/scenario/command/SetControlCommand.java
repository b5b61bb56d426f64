package org.wwep.emulator.scenario.command;

import org.wwep.emulator.scenario.BounceSpec;
import org.wwep.emulator.scenario.Command;
import org.wwep.emulator.scenario.StepContext;
import org.wwep.emulator.scenario.StepFailedException;
import org.wwep.emulator.scenario.yaml.CommandScope;
import org.wwep.emulator.scenario.yaml.CommandType;
import org.wwep.emulator.scenario.yaml.DeviceIndex;
import org.wwep.emulator.scenario.yaml.MappingReader;
import org.wwep.emulator.scenario.yaml.QuotedText;
import org.wwep.emulator.scenario.yaml.ValueReaders;
import org.wwep.emulator.scenario.yaml.WokwiForm;

/**
 * Sets a control of a part; buttons have {@code pressed}, 0 or 1.
 *
 * <p><b>Source.</b> Wokwi's command of that name.
 */
public record SetControlCommand(String device, String part, String control, int value)
    implements Command {
  static final CommandType TYPE =
      CommandType.of(
              "set-control",
              SetControlCommand::read,
              """
          {
            "type": "object",
            "description": "Presses or releases a button.",
            "properties": {
              %s,
              "name": {"enum": ["pressed"], "description": "The control; a button has 'pressed'."},
              "control": {"enum": ["pressed"], "deprecated": true, "description": "Old name of 'name'."},
              "value": {"enum": [0, 1, "0", "1"], "description": "1 is pressed."},
              "device": {"$ref": "#/$defs/device"}
            },
            "required": [
              "part-id",
              "value"
            ],
            "oneOf": [{"required": ["name"]}, {"required": ["control"]}],
            "additionalProperties": false
          }
          """
                  .formatted(SchemaFields.PART))
          .withWokwiForm(WokwiForm.ofFields("part-id", "name", "control", "value"));

  private static SetControlCommand read(MappingReader fields, CommandScope scope) {
    DeviceIndex.Part button = scope.devices().button(fields);
    String key = fields.either("name", "control");
    String control = fields.required(key, "pressed", ValueReaders::text);
    if (!control.equals("pressed")) {
      fields.problem(
          fields.at(key),
          "unknown control '" + QuotedText.of(control) + "': a button has 'pressed'");
    }
    int value = fields.required("value", 0, ValueReaders::bit);
    return new SetControlCommand(button.device(), button.id(), control, value);
  }

  @Override
  public String keyword() {
    return TYPE.keyword();
  }

  @Override
  public void run(StepContext context) throws StepFailedException, InterruptedException {
    ButtonActuator button = new ButtonActuator(context, device, part);
    BounceSpec bounce = context.scenario().defaults().bounce();
    if (value == 1) {
      button.down(bounce);
    } else {
      button.up(bounce);
    }
  }
}
