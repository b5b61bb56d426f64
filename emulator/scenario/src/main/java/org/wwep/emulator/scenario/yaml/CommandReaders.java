package org.wwep.emulator.scenario.yaml;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.scenario.Command;

/** Every command by its keyword, and how to read it. */
final class CommandReaders {
  /** Stands for a command that could not be read. */
  static final Command PLACEHOLDER = new Command.Delay(Duration.ZERO);

  private final Map<String, Form> forms = new LinkedHashMap<>();

  /**
   * How a command is written.
   *
   * @param only the field that a single value, in place of the fields, stands for, or null
   * @param bare whether it has no fields, only that value
   */
  private record Form(
      @Nullable String only, boolean bare, Function<MappingReader, Command> reader) {}

  /** How a group of commands makes itself known. */
  @FunctionalInterface
  interface Registry {
    /**
     * Adds a command.
     *
     * @param only the field that a single value, in place of the fields, stands for, or null
     * @param reader reads the fields
     */
    void add(String keyword, @Nullable String only, Function<MappingReader, Command> reader);
  }

  CommandReaders(
      DeviceIndex deviceIndex,
      TimeoutReader timeoutReader,
      PowerCommands power,
      Function<MappingReader, Command> repeat) {
    Registry registry =
        (keyword, only, reader) -> forms.put(keyword, new Form(only, false, reader));
    forms.put("delay", new Form("delay", true, CommandReaders::delay));
    SerialCommands.register(deviceIndex, timeoutReader, registry);
    PinCommands.register(deviceIndex, timeoutReader, registry);
    LinkCommands.register(deviceIndex, timeoutReader, registry);
    power.register(registry);
    registry.add("repeat", null, repeat);
  }

  /** Returns all keywords, in the order of the reference. */
  Set<String> keywords() {
    return forms.keySet();
  }

  /** Reads a command from a step's field. */
  Command read(YamlNode.Entry entry, Problems problems) {
    Form form = forms.get(entry.key());
    if (form == null) {
      throw new IllegalArgumentException("'" + entry.key() + "' is no command");
    }
    YamlNode value = entry.value();
    boolean nothing = value instanceof YamlNode.Scalar s && s.type() == YamlNode.Type.NULL;
    boolean wrap = form.bare || !(value instanceof YamlNode.Fields || nothing);
    String only = form.only;
    if (only != null && wrap) {
      value = new YamlNode.Fields(List.of(new YamlNode.Entry(only, value.at(), value)), value.at());
    }
    MappingReader fields =
        new MappingReader(problems, form.bare ? "" : entry.key(), entry.at(), value);
    Command command = form.reader.apply(fields);
    fields.end();
    return command;
  }

  private static Command delay(MappingReader fields) {
    return new Command.Delay(fields.required("delay", Duration.ZERO, ValueReaders::duration));
  }
}
