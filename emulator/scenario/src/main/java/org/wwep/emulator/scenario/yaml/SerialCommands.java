package org.wwep.emulator.scenario.yaml;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.wwep.emulator.scenario.Command;
import org.wwep.emulator.scenario.SerialText;

/** Steps on a device's serial console. */
final class SerialCommands {
  private static final SerialText ANY = new SerialText("?", false);

  private final Cast cast;
  private final Times times;

  private SerialCommands(Cast cast, Times times) {
    this.cast = cast;
    this.times = times;
  }

  static void register(Cast cast, Times times, Commands.Registry registry) {
    SerialCommands serial = new SerialCommands(cast, times);
    registry.add("wait-serial", "text", serial::await);
    registry.add("expect-not-serial", null, serial::expectNot);
    registry.add("write-serial", "data", serial::write);
  }

  private Command await(Mapping fields) {
    return new Command.WaitSerial(
        cast.client(fields), text(fields), times.timeout(fields, "timeout"));
  }

  private Command expectNot(Mapping fields) {
    return new Command.ExpectNotSerial(
        cast.client(fields), text(fields), times.span(fields, "for"));
  }

  private Command write(Mapping fields) {
    return new Command.WriteSerial(
        cast.device(fields), fields.required("data", List.of(), SerialCommands::bytes));
  }

  private static SerialText text(Mapping fields) {
    boolean text = fields.has("text");
    boolean regex = fields.has("regex");
    if (text == regex) {
      fields.problem(
          fields.at(),
          text ? "give 'text' or 'regex', not both" : "'text' is missing, or else 'regex'");
    }
    return text
        ? fields.value("text", ANY, Values.of(t -> new SerialText(t, false)))
        : fields.value("regex", ANY, Values.of(t -> new SerialText(t, true)));
  }

  private static List<Byte> bytes(Tree tree) {
    List<Byte> bytes = new ArrayList<>();
    if (tree instanceof Tree.Items list) {
      list.items().forEach(item -> bytes.add((byte) Values.number(item, 0, 255)));
    } else {
      for (byte b : Values.text(tree).getBytes(StandardCharsets.UTF_8)) {
        bytes.add(b);
      }
    }
    if (bytes.isEmpty()) {
      throw new IllegalArgumentException("expected text or a list of bytes, was nothing at all");
    }
    return bytes;
  }
}
