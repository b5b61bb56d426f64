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

/** Waits for a frame. */
public record WaitFrameCommand(FrameMatch frame, Duration within) implements Command {
  static final CommandType TYPE =
      CommandType.of(
          "wait-frame",
          WaitFrameCommand::read,
          """
          {
            "type": ["object", "null"],
            "description": "Waits for a frame; what is left out may be anything.",
            "properties": {
              %s,
              "within": {
                "$ref": "#/$defs/duration",
                "description": "How long to wait at most (default: defaults.timeout)."
              },
              %s
            },
            "additionalProperties": false
          }
          """
              .formatted(SchemaFields.FRAME, SchemaFields.CLIENT));

  private static WaitFrameCommand read(MappingReader fields, CommandScope scope) {
    return new WaitFrameCommand(
        FrameMatchReader.read(fields, scope.devices()), scope.timeouts().timeout(fields, "within"));
  }

  @Override
  public String keyword() {
    return TYPE.keyword();
  }

  @Override
  public void run(StepContext context) throws StepFailedException, InterruptedException {
    FrameSearch search = new FrameSearch(context, frame);
    if (!context.await(within, search::next)) {
      throw search.failed(
          Mismatch.of(search.words() + " within " + Formats.span(within), "was not seen"));
    }
  }
}
