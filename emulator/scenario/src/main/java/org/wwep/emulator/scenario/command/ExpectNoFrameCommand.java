package org.wwep.emulator.scenario.command;

import java.time.Duration;
import org.wwep.emulator.scenario.Command;
import org.wwep.emulator.scenario.Formats;
import org.wwep.emulator.scenario.FrameMatch;
import org.wwep.emulator.scenario.Mismatch;
import org.wwep.emulator.scenario.StepContext;
import org.wwep.emulator.scenario.StepFailedException;
import org.wwep.emulator.scenario.yaml.CommandScope;
import org.wwep.emulator.scenario.yaml.CommandType;
import org.wwep.emulator.scenario.yaml.FrameMatchReader;
import org.wwep.emulator.scenario.yaml.MappingReader;

/** Fails if such a frame is seen within the time. */
public record ExpectNoFrameCommand(FrameMatch frame, Duration within) implements Command {
  static final CommandType TYPE =
      CommandType.of(
          "expect-no-frame",
          ExpectNoFrameCommand::read,
          """
          {
            "type": "object",
            "description": "Fails if there is such a frame.",
            "properties": {
              %s,
              "within": {"$ref": "#/$defs/duration", "description": "How long to watch."},
              %s
            },
            "required": ["within"],
            "additionalProperties": false
          }
          """
              .formatted(SchemaFields.FRAME, SchemaFields.CLIENT));

  private static ExpectNoFrameCommand read(MappingReader fields, CommandScope scope) {
    return new ExpectNoFrameCommand(
        FrameMatchReader.read(fields, scope.devices()), scope.timeouts().span(fields, "within"));
  }

  @Override
  public String keyword() {
    return TYPE.keyword();
  }

  @Override
  public Duration leastTime() {
    return within;
  }

  @Override
  public void run(StepContext context) throws StepFailedException, InterruptedException {
    FrameSearch search = new FrameSearch(context, frame);
    int from = context.timeline().size();
    if (context.during(within, () -> search.since(from))) {
      throw search.failed(
          Mismatch.of("no %s for %s".formatted(search.words(), Formats.span(within)), "was seen"));
    }
  }
}
