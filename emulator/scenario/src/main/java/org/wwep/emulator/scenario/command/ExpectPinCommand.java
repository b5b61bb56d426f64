package org.wwep.emulator.scenario.command;

import org.wwep.emulator.scenario.Command;
import org.wwep.emulator.scenario.PartPin;
import org.wwep.emulator.scenario.StepContext;
import org.wwep.emulator.scenario.StepFailedException;
import org.wwep.emulator.scenario.yaml.CommandScope;
import org.wwep.emulator.scenario.yaml.CommandType;
import org.wwep.emulator.scenario.yaml.MappingReader;
import org.wwep.emulator.scenario.yaml.WokwiForm;
import org.wwep.hal.Level;

/**
 * Fails unless the pin has this level now.
 *
 * <p><b>Source.</b> Wokwi's command of that name.
 */
public record ExpectPinCommand(PartPin pin, Level level) implements Command {
  static final CommandType TYPE =
      CommandType.of(
              "expect-pin",
              ExpectPinCommand::read,
              """
          {
            "type": "object",
            "description": "Fails unless the pin has this level now.",
            "properties": {
              %s,
              "device": {"$ref": "#/$defs/device"}
            },
            "required": [
              "part-id",
              "value"
            ],
            "not": {"required": ["name", "pin"]},
            "additionalProperties": false
          }
          """
                  .formatted(SchemaFields.PIN))
          .withWokwiForm(WokwiForm.ofFields("part-id", "name", "pin", "value"));

  private static ExpectPinCommand read(MappingReader fields, CommandScope scope) {
    return new ExpectPinCommand(scope.devices().pin(fields), PinHistory.level(fields));
  }

  @Override
  public String keyword() {
    return TYPE.keyword();
  }

  @Override
  public void run(StepContext context) throws StepFailedException {
    new PinHistory(context, pin).expect(level);
  }
}
