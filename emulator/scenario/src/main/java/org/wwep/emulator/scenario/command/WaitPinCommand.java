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

/** Waits until the pin has this level. */
public record WaitPinCommand(PartPin pin, Level level, Duration timeout) implements Command {
  static final CommandType TYPE =
      CommandType.of(
          "wait-pin",
          WaitPinCommand::read,
          """
          {
            "type": "object",
            "description": "Waits until the pin has this level.",
            "properties": {
              %s,
              "timeout": {
                "$ref": "#/$defs/duration",
                "description": "How long to wait at most (default: defaults.timeout)."
              },
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
              .formatted(SchemaFields.PIN));

  private static WaitPinCommand read(MappingReader fields, CommandScope scope) {
    PartPin pin = scope.devices().pin(fields);
    return new WaitPinCommand(
        pin, PinHistory.level(fields), scope.timeouts().timeout(fields, "timeout"));
  }

  @Override
  public String keyword() {
    return TYPE.keyword();
  }

  @Override
  public void run(StepContext context) throws StepFailedException, InterruptedException {
    PinHistory history = new PinHistory(context, pin);
    Duration from = context.now();
    if (!context.await(timeout, () -> history.reached(level, from))) {
      throw history.failed(
          Mismatch.of(
              "%s within %s".formatted(history.words(level), Formats.span(timeout)),
              "stayed " + Formats.bit(history.level())));
    }
  }
}
