package org.wwep.emulator.scenario.command;

import org.wwep.emulator.scenario.Command;
import org.wwep.emulator.scenario.StepContext;
import org.wwep.emulator.scenario.StepFailedException;
import org.wwep.emulator.scenario.yaml.CommandScope;
import org.wwep.emulator.scenario.yaml.CommandType;
import org.wwep.emulator.scenario.yaml.MappingReader;

/** Gives power; {@code device} may be the server. */
public record PowerOnCommand(String device) implements Command {
  static final CommandType TYPE =
      CommandType.of("power-on", PowerOnCommand::read, SchemaFields.power("Gives power."))
          .withShortForm("device");

  private static PowerOnCommand read(MappingReader fields, CommandScope scope) {
    return new PowerOnCommand(scope.devices().deviceOrServer(fields));
  }

  @Override
  public String keyword() {
    return TYPE.keyword();
  }

  @Override
  public void run(StepContext context) throws StepFailedException, InterruptedException {
    new PowerSwitch(context, device).on();
  }
}
