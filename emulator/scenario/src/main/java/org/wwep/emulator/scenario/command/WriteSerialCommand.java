package org.wwep.emulator.scenario.command;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.wwep.emulator.scenario.Command;
import org.wwep.emulator.scenario.Mismatch;
import org.wwep.emulator.scenario.StepContext;
import org.wwep.emulator.scenario.StepFailedException;
import org.wwep.emulator.scenario.yaml.CommandScope;
import org.wwep.emulator.scenario.yaml.CommandType;
import org.wwep.emulator.scenario.yaml.MappingReader;
import org.wwep.emulator.scenario.yaml.ValueReaders;
import org.wwep.emulator.scenario.yaml.WokwiForm;
import org.wwep.emulator.scenario.yaml.YamlNode;
import org.wwep.emulator.testbed.DeviceUnderTest;

/**
 * Types bytes into the serial console.
 *
 * <p><b>Source.</b> The short form is Wokwi's command of that name.
 */
public record WriteSerialCommand(String device, List<Byte> bytes) implements Command {
  static final CommandType TYPE =
      CommandType.of(
              "write-serial",
              WriteSerialCommand::read,
              """
          {
            "description": "Types into the console, or the UART of firmware of your own: text, or a list of bytes.",
            "anyOf": [
              {"$ref": "#/$defs/text"},
              {"$ref": "#/$defs/bytes"},
              {
                "type": "object",
                "properties": {
                  "data": {"anyOf": [{"$ref": "#/$defs/text"}, {"$ref": "#/$defs/bytes"}]},
                  "device": {"$ref": "#/$defs/device"}
                },
                "required": ["data"],
                "additionalProperties": false
              }
            ]
          }
          """)
          .withShortForm("data")
          .withWokwiForm(WokwiForm.ofText());

  /** Copies the bytes. */
  public WriteSerialCommand {
    bytes = List.copyOf(bytes);
  }

  private static WriteSerialCommand read(MappingReader fields, CommandScope scope) {
    return new WriteSerialCommand(
        scope.devices().device(fields),
        fields.required("data", List.of(), WriteSerialCommand::bytes));
  }

  private static List<Byte> bytes(YamlNode yamlNode) {
    List<Byte> bytes = new ArrayList<>();
    if (yamlNode instanceof YamlNode.Items list) {
      list.items().forEach(item -> bytes.add((byte) ValueReaders.number(item, 0, 255)));
    } else {
      for (byte b : ValueReaders.text(yamlNode).getBytes(StandardCharsets.UTF_8)) {
        bytes.add(b);
      }
    }
    if (bytes.isEmpty()) {
      throw new IllegalArgumentException("expected text or a list of bytes, was nothing at all");
    }
    return bytes;
  }

  @Override
  public String keyword() {
    return TYPE.keyword();
  }

  @Override
  public void run(StepContext context) throws StepFailedException, InterruptedException {
    DeviceUnderTest typedAt = context.device(device);
    if (typedAt.isClient()) {
      ConsoleInput.type(context, device, new String(data(), StandardCharsets.UTF_8));
      return;
    }
    if (!typedAt.powered()) {
      throw new StepFailedException(Mismatch.of(device + " to read its UART", "was without power"));
    }
    typedAt.type(data());
    context.settle();
  }

  private byte[] data() {
    byte[] copy = new byte[bytes.size()];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = bytes.get(i);
    }
    return copy;
  }
}
