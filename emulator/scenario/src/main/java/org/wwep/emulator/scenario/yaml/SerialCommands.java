package org.wwep.emulator.scenario.yaml;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.wwep.emulator.scenario.Command;
import org.wwep.emulator.scenario.SerialText;

/** Steps on a device's serial console. */
final class SerialCommands {
  private static final SerialText ANY = new SerialText("?", false);

  private final DeviceIndex deviceIndex;
  private final TimeoutReader timeoutReader;

  private SerialCommands(DeviceIndex deviceIndex, TimeoutReader timeoutReader) {
    this.deviceIndex = deviceIndex;
    this.timeoutReader = timeoutReader;
  }

  static void register(
      DeviceIndex deviceIndex, TimeoutReader timeoutReader, CommandReaders.Registry registry) {
    SerialCommands serial = new SerialCommands(deviceIndex, timeoutReader);
    registry.add("wait-serial", "text", serial::await);
    registry.add("expect-not-serial", null, serial::expectNot);
    registry.add("write-serial", "data", serial::write);
  }

  private Command await(MappingReader fields) {
    return new Command.WaitSerial(
        deviceIndex.client(fields), text(fields), timeoutReader.timeout(fields, "timeout"));
  }

  private Command expectNot(MappingReader fields) {
    return new Command.ExpectNotSerial(
        deviceIndex.client(fields), text(fields), timeoutReader.span(fields, "for"));
  }

  private Command write(MappingReader fields) {
    return new Command.WriteSerial(
        deviceIndex.device(fields), fields.required("data", List.of(), SerialCommands::bytes));
  }

  private static SerialText text(MappingReader fields) {
    boolean text = fields.has("text");
    boolean regex = fields.has("regex");
    if (text == regex) {
      fields.problem(
          fields.at(),
          text ? "give 'text' or 'regex', not both" : "'text' is missing, or else 'regex'");
    }
    return text
        ? fields.value("text", ANY, ValueReaders.of(t -> new SerialText(t, false)))
        : fields.value("regex", ANY, ValueReaders.of(t -> new SerialText(t, true)));
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
}
