package org.wwep.emulator.scenario.command;

import java.time.Duration;
import org.wwep.emulator.scenario.Command;
import org.wwep.emulator.scenario.Formats;
import org.wwep.emulator.scenario.Mismatch;
import org.wwep.emulator.scenario.PartPin;
import org.wwep.emulator.scenario.StepContext;
import org.wwep.emulator.scenario.StepFailedException;
import org.wwep.emulator.scenario.yaml.CommandScope;
import org.wwep.emulator.scenario.yaml.CommandType;
import org.wwep.emulator.scenario.yaml.MappingReader;
import org.wwep.hal.Level;

/** Fails unless the pin has this level now and keeps it for {@code span}. */
public record HoldPinCommand(PartPin pin, Level level, Duration span) implements Command {
  static final CommandType TYPE =
      CommandType.of(
          "hold-pin",
          HoldPinCommand::read,
          """
          {
            "type": "object",
            "description": "Fails unless the pin has this level and keeps it.",
            "properties": {
              %s,
              "for": {"$ref": "#/$defs/duration", "description": "How long it must not change."},
              "device": {"$ref": "#/$defs/device"}
            },
            "required": [
              "part-id",
              "value",
              "for"
            ],
            "not": {"required": ["name", "pin"]},
            "additionalProperties": false
          }
          """
              .formatted(SchemaFields.PIN));

  private static HoldPinCommand read(MappingReader fields, CommandScope scope) {
    PartPin pin = scope.devices().pin(fields);
    return new HoldPinCommand(pin, PinHistory.level(fields), scope.timeouts().span(fields, "for"));
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
    PinHistory history = new PinHistory(context, pin);
    history.expect(level);
    Duration from = context.now();
    Level other = level.opposite();
    if (context.during(span, () -> history.reached(other, from))) {
      throw history.failed(
          Mismatch.of(
              "%s for %s".formatted(history.words(level), Formats.span(span)),
              "went to " + Formats.bit(other)));
    }
  }
}
