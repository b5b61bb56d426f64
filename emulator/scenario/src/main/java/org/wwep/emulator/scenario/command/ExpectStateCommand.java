package org.wwep.emulator.scenario.command;

import java.time.Duration;
import org.wwep.device.machine.State;
import org.wwep.emulator.scenario.Command;
import org.wwep.emulator.scenario.Formats;
import org.wwep.emulator.scenario.Mismatch;
import org.wwep.emulator.scenario.StepContext;
import org.wwep.emulator.scenario.StepFailedException;
import org.wwep.emulator.scenario.yaml.CommandScope;
import org.wwep.emulator.scenario.yaml.CommandType;
import org.wwep.emulator.scenario.yaml.MappingReader;
import org.wwep.emulator.scenario.yaml.StateLabels;
import org.wwep.emulator.scenario.yaml.ValueReaders;

/**
 * Fails unless the firmware reaches this state within the time, zero for now.
 *
 * @param state a label of {@link State}
 */
public record ExpectStateCommand(String device, String state, Duration within) implements Command {
  static final CommandType TYPE =
      CommandType.of(
              "expect-state",
              ExpectStateCommand::read,
              """
          {
            "description": "Fails unless the firmware is in this state.",
            "anyOf": [
              {"$ref": "#/$defs/state"},
              {
                "type": "object",
                "properties": {
                  "state": {"$ref": "#/$defs/state"},
                  "within": {
                    "$ref": "#/$defs/duration",
                    "description": "How long it may take (default: it must be there now)."
                  },
                  "device": {"$ref": "#/$defs/device"},
                  %s
                },
                "required": ["state"],
                "additionalProperties": false
              }
            ]
          }
          """
                  .formatted(SchemaFields.CLIENT))
          .withShortForm("state");

  private static ExpectStateCommand read(MappingReader fields, CommandScope scope) {
    String device = scope.devices().client(fields);
    scope.devices().needsStates(fields, fields.at(), device, "'expect-state'");
    String state =
        fields.required(
            "state", StateLabels.ALL.getFirst(), ValueReaders.word("state", StateLabels.ALL));
    Duration within =
        fields.has("within") ? scope.timeouts().timeout(fields, "within") : Duration.ZERO;
    return new ExpectStateCommand(device, state, within);
  }

  @Override
  public String keyword() {
    return TYPE.keyword();
  }

  @Override
  public void run(StepContext context) throws StepFailedException, InterruptedException {
    StateHistory states = new StateHistory(context, device);
    int from = context.timeline().size();
    if (!context.await(within, () -> states.reached(state, from))) {
      throw new StepFailedException(
          Mismatch.of(
              "%s to be %s%s"
                  .formatted(
                      device, state, within.isZero() ? "" : " within " + Formats.span(within)),
              "was " + states.now()),
          states.last(),
          context.lastEdges(device));
    }
  }
}
