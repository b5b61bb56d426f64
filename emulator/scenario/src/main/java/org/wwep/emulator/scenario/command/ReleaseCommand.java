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

/** Lets go of a button. */
public record ReleaseCommand(String device, String part, BounceSpec bounce) implements Command {
  static final CommandType TYPE =
      CommandType.of("release", ReleaseCommand::read, SchemaFields.contact("Lets a button go."))
          .withShortForm("part-id");

  private static ReleaseCommand read(MappingReader fields, CommandScope scope) {
    DeviceIndex.Part button = scope.devices().button(fields);
    return new ReleaseCommand(button.device(), button.id(), scope.bounce(fields));
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
    new ButtonActuator(context, device, part).release(bounce);
  }
}
