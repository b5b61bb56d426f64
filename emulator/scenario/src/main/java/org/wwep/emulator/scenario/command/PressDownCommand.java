package org.wwep.emulator.scenario.command;

import java.util.List;
import org.wwep.emulator.scenario.BounceSpec;
import org.wwep.emulator.scenario.Command;
import org.wwep.emulator.scenario.StepContext;
import org.wwep.emulator.scenario.StepFailedException;
import org.wwep.emulator.scenario.yaml.CommandScope;
import org.wwep.emulator.scenario.yaml.CommandType;
import org.wwep.emulator.scenario.yaml.DeviceIndex;
import org.wwep.emulator.scenario.yaml.MappingReader;

/** Presses a button and keeps it down. */
public record PressDownCommand(String device, String part, BounceSpec bounce) implements Command {
  static final CommandType TYPE =
      CommandType.of(
              "press-down",
              PressDownCommand::read,
              SchemaFields.contact("Presses a button and keeps it down."))
          .withShortForm("part-id");

  private static PressDownCommand read(MappingReader fields, CommandScope scope) {
    DeviceIndex.Part button = scope.devices().button(fields);
    return new PressDownCommand(button.device(), button.id(), scope.bounce(fields));
  }

  @Override
  public String keyword() {
    return TYPE.keyword();
  }

  @Override
  public List<BounceSpec> bounces() {
    return List.of(bounce);
  }

  @Override
  public void run(StepContext context) throws StepFailedException, InterruptedException {
    new ButtonActuator(context, device, part).pressDown(bounce);
  }
}
