package org.wwep.emulator.scenario.command;

import org.wwep.emulator.scenario.Command;
import org.wwep.emulator.scenario.StepContext;
import org.wwep.emulator.scenario.StepFailedException;
import org.wwep.emulator.scenario.yaml.CommandScope;
import org.wwep.emulator.scenario.yaml.CommandType;
import org.wwep.emulator.scenario.yaml.MappingReader;

/** Takes power away; {@code device} may be the server. */
public record PowerOffCommand(String device) implements Command {
  static final CommandType TYPE =
      CommandType.of("power-off", PowerOffCommand::read, SchemaFields.power("Takes power away."))
          .withShortForm("device");

  private static PowerOffCommand read(MappingReader fields, CommandScope scope) {
    return new PowerOffCommand(scope.devices().deviceOrServer(fields));
  }

  @Override
  public String keyword() {
    return TYPE.keyword();
  }

  @Override
  public void run(StepContext context) throws StepFailedException, InterruptedException {
    new PowerSwitch(context, device).off();
  }
}
