package org.wwep.emulator.scenario.command;

import java.time.Duration;
import org.wwep.emulator.scenario.Command;
import org.wwep.emulator.scenario.Formats;
import org.wwep.emulator.scenario.Mismatch;
import org.wwep.emulator.scenario.SerialText;
import org.wwep.emulator.scenario.StepContext;
import org.wwep.emulator.scenario.StepFailedException;
import org.wwep.emulator.scenario.yaml.CommandScope;
import org.wwep.emulator.scenario.yaml.CommandType;
import org.wwep.emulator.scenario.yaml.MappingReader;
import org.wwep.emulator.scenario.yaml.SerialTextReader;
import org.wwep.emulator.scenario.yaml.WokwiForm;

/**
 * Waits until the text has been printed, from where the last such wait stopped looking.
 *
 * <p><b>Source.</b> The short form is Wokwi's command of that name.
 */
public record WaitSerialCommand(String device, SerialText text, Duration timeout)
    implements Command {
  static final CommandType TYPE =
      CommandType.of(
              "wait-serial",
              WaitSerialCommand::read,
              """
          {
            "description": "Waits until the console has printed a text.",
            "anyOf": [
              {"$ref": "#/$defs/text"},
              {
                "type": "object",
                "properties": {
                  %s,
                  "timeout": {
                    "$ref": "#/$defs/duration",
                    "description": "How long to wait at most (default: defaults.timeout)."
                  },
                  "device": {"$ref": "#/$defs/device"},
                  %s
                },
                "oneOf": [{"required": ["text"]}, {"required": ["regex"]}],
                "additionalProperties": false
              }
            ]
          }
          """
                  .formatted(SchemaFields.SERIAL_TEXT, SchemaFields.CLIENT))
          .withShortForm("text")
          .withWokwiForm(WokwiForm.ofText());

  private static WaitSerialCommand read(MappingReader fields, CommandScope scope) {
    return new WaitSerialCommand(
        scope.devices().console(fields),
        SerialTextReader.read(fields),
        scope.timeouts().timeout(fields, "timeout"));
  }

  @Override
  public String keyword() {
    return TYPE.keyword();
  }

  @Override
  public void run(StepContext context) throws StepFailedException, InterruptedException {
    ConsoleLog console = ConsoleLog.of(context, device);
    if (!context.await(timeout, () -> console.next(text))) {
      throw new StepFailedException(
          Mismatch.of(
              "%s on the console of %s within %s".formatted(text, device, Formats.span(timeout)),
              "was not printed"),
          console.lastLines(),
          context.lastEdges(device));
    }
  }
}
