package org.wwep.emulator.scenario.command;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.wwep.emulator.scenario.Command;
import org.wwep.emulator.scenario.Formats;
import org.wwep.emulator.scenario.Mismatch;
import org.wwep.emulator.scenario.PartPin;
import org.wwep.emulator.scenario.StepContext;
import org.wwep.emulator.scenario.StepFailedException;
import org.wwep.emulator.scenario.yaml.CommandScope;
import org.wwep.emulator.scenario.yaml.CommandType;
import org.wwep.emulator.scenario.yaml.DeviceIndex;
import org.wwep.emulator.scenario.yaml.MappingReader;
import org.wwep.emulator.scenario.yaml.ValueReaders;
import org.wwep.hal.Level;

/**
 * Fails unless an LED blinks for {@code span}: lit for {@code on} and dark for {@code off}, each
 * give or take the tolerance.
 */
public record ExpectBlinkCommand(
    String device, String part, Duration on, Duration off, Duration span, Duration tolerance)
    implements Command {
  static final CommandType TYPE =
      CommandType.of(
          "expect-blink",
          ExpectBlinkCommand::read,
          """
          {
            "type": "object",
            "description": "Fails unless the LED blinks.",
            "properties": {
              %s,
              "on": {"$ref": "#/$defs/duration", "description": "How long it is lit."},
              "off": {"$ref": "#/$defs/duration", "description": "How long it is dark."},
              "for": {"$ref": "#/$defs/duration", "description": "How long to watch."},
              "tolerance": {
                "$ref": "#/$defs/duration",
                "description": "How far on and off may be off (default: 10ms)."
              },
              "device": {"$ref": "#/$defs/device"}
            },
            "required": [
              "part-id",
              "on",
              "off",
              "for"
            ],
            "additionalProperties": false
          }
          """
              .formatted(SchemaFields.PART));

  private static final Duration TOLERANCE = Duration.ofMillis(10);

  private static ExpectBlinkCommand read(MappingReader fields, CommandScope scope) {
    DeviceIndex.Part led = scope.devices().led(fields);
    Duration on = scope.timeouts().span(fields, "on");
    Duration off = scope.timeouts().span(fields, "off");
    Duration span = scope.timeouts().span(fields, "for");
    Duration tolerance = fields.value("tolerance", TOLERANCE, ValueReaders::duration);
    if (fields.has("for") && span.compareTo(on.plus(off)) < 0) {
      fields.problem(
          fields.at("for"),
          "%s is too short for one blink of %s on and %s off"
              .formatted(Formats.span(span), Formats.span(on), Formats.span(off)));
    }
    return new ExpectBlinkCommand(led.device(), led.id(), on, off, span, tolerance);
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
    PinHistory led = new PinHistory(context, new PartPin(device, part, "A"));
    Duration from = context.now();
    boolean lit = led.level() == Level.HIGH;
    context.sleep(span);
    List<PinHistory.Change> changes =
        led.changes(from).stream().filter(change -> change.at().compareTo(from) > 0).toList();
    Optional<String> wrong = BlinkCheck.wrong(lit, changes, from, context.now(), this);
    if (wrong.isPresent()) {
      throw led.failed(
          Mismatch.of(
              "%s to blink %s on, %s off (give or take %s) for %s"
                  .formatted(
                      part,
                      Formats.span(on),
                      Formats.span(off),
                      Formats.span(tolerance),
                      Formats.span(span)),
              wrong.get()));
    }
  }
}
