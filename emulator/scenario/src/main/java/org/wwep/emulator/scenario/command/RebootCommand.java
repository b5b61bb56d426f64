package org.wwep.emulator.scenario.command;

import org.wwep.emulator.scenario.Command;
import org.wwep.emulator.scenario.StepContext;
import org.wwep.emulator.scenario.StepFailedException;
import org.wwep.emulator.scenario.yaml.CommandScope;
import org.wwep.emulator.scenario.yaml.CommandType;
import org.wwep.emulator.scenario.yaml.MappingReader;

/** Takes power away and gives it back; {@code device} may be the server. */
public record RebootCommand(String device) implements Command {
  static final CommandType TYPE =
      CommandType.of(
              "reboot",
              RebootCommand::read,
              SchemaFields.power("Takes power away and gives it back."))
          .withShortForm("device");

  private static RebootCommand read(MappingReader fields, CommandScope scope) {
    return new RebootCommand(scope.devices().deviceOrServer(fields));
  }

  @Override
  public String keyword() {
    return TYPE.keyword();
  }

  @Override
  public void run(StepContext context) throws StepFailedException, InterruptedException {
    PowerSwitch power = new PowerSwitch(context, device);
    power.off();
    power.on();
  }
}
