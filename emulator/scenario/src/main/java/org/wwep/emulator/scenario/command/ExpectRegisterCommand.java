package org.wwep.emulator.scenario.command;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.scenario.Command;
import org.wwep.emulator.scenario.Mismatch;
import org.wwep.emulator.scenario.PartsSpec;
import org.wwep.emulator.scenario.StepContext;
import org.wwep.emulator.scenario.StepFailedException;
import org.wwep.emulator.scenario.yaml.CommandScope;
import org.wwep.emulator.scenario.yaml.CommandType;
import org.wwep.emulator.scenario.yaml.DeviceIndex;
import org.wwep.emulator.scenario.yaml.MappingReader;
import org.wwep.emulator.scenario.yaml.ValueReaders;
import org.wwep.emulator.testbed.DeviceUnderTest;

/** Fails unless the server holds this value now, or for null: unless the register is unwritten. */
public record ExpectRegisterCommand(String device, int register, @Nullable Integer value)
    implements Command {
  static final CommandType TYPE =
      CommandType.of(
          "expect-register",
          ExpectRegisterCommand::read,
          """
          {
            "type": "object",
            "description": "Fails unless the server holds this value.",
            "properties": {
              "device": {"$ref": "#/$defs/device"},
              "register": {"$ref": "#/$defs/register", "description": "Default: the device's own."},
              "value": {"$ref": "#/$defs/value"},
              "absent": {"type": "boolean", "description": "true: the register was never written."},
              %s
            },
            "anyOf": [{"required": ["value"]}, {"required": ["absent"]}],
            "additionalProperties": false
          }
          """
              .formatted(SchemaFields.CLIENT));

  private static ExpectRegisterCommand read(MappingReader fields, CommandScope scope) {
    DeviceIndex devices = scope.devices();
    String device = devices.device(fields);
    PartsSpec parts = devices.parts(fields, device);
    int usual = (parts == null ? devices.spec(device).parts().getFirst() : parts).register();
    int register = fields.value("register", usual, ValueReaders.hex(2));
    boolean absent = fields.value("absent", false, ValueReaders::truth);
    if (absent == fields.has("value")) {
      fields.problem(
          fields.at(),
          absent
              ? "give 'value' or 'absent', not both"
              : "'value' is missing, or else 'absent: true'");
    }
    return new ExpectRegisterCommand(
        device, register, fields.<@Nullable Integer>value("value", null, ValueReaders.hex(4)));
  }

  @Override
  public String keyword() {
    return TYPE.keyword();
  }

  @Override
  public void run(StepContext context) throws StepFailedException {
    DeviceUnderTest sender = context.device(device);
    OptionalInt held = context.server().register(sender.id(), register);
    boolean same = value == null ? held.isEmpty() : held.isPresent() && held.getAsInt() == value;
    if (!same) {
      throw new StepFailedException(
          Mismatch.of(
              "register %02X of %s (%s) %s"
                  .formatted(
                      register,
                      device,
                      sender.id(),
                      value == null ? "absent" : "= %04X".formatted(value)),
              held.isEmpty() ? "was never written" : "was %04X".formatted(held.getAsInt())),
          context.server().powered() ? context.lastEdges(device) : "the server has no power");
    }
  }
}
