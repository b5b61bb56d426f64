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

/** Fails if the text is printed within {@code span}. */
public record ExpectNotSerialCommand(String device, SerialText text, Duration span)
    implements Command {
  static final CommandType TYPE =
      CommandType.of(
          "expect-not-serial",
          ExpectNotSerialCommand::read,
          """
          {
            "type": "object",
            "description": "Fails if the console prints a text.",
            "properties": {
              %s,
              "for": {"$ref": "#/$defs/duration", "description": "How long to watch."},
              "device": {"$ref": "#/$defs/device"},
              %s
            },
            "required": ["for"],
            "oneOf": [{"required": ["text"]}, {"required": ["regex"]}],
            "additionalProperties": false
          }
          """
              .formatted(SchemaFields.SERIAL_TEXT, SchemaFields.CLIENT));

  private static ExpectNotSerialCommand read(MappingReader fields, CommandScope scope) {
    return new ExpectNotSerialCommand(
        scope.devices().console(fields),
        SerialTextReader.read(fields),
        scope.timeouts().span(fields, "for"));
  }

  @Override
  public String keyword() {
    return TYPE.keyword();
  }

  @Override
  public Duration leastTime() {
    return span;
  }

  @Override
  public void run(StepContext context) throws StepFailedException, InterruptedException {
    ConsoleLog console = ConsoleLog.of(context, device);
    int from = console.end();
    if (context.during(span, () -> console.since(from, text))) {
      throw new StepFailedException(
          Mismatch.of(
              "no %s on the console of %s for %s".formatted(text, device, Formats.span(span)),
              "was printed"),
          console.lastLines(),
          context.lastEdges(device));
    }
  }
}
