package org.wwep.emulator.scenario.yaml;

import org.jspecify.annotations.Nullable;
import org.wwep.emulator.scenario.Command;

/**
 * A kind of command: its keyword, how it is read, and what the schema says of it.
 *
 * @param keyword the key that it has in a step
 * @param shortField the field that a single value, in place of the fields, stands for, or null
 * @param single whether it has no fields, only that value
 * @param reader reads the fields
 * @param schema the JSON Schema of the value; it may use the {@code $defs} of the frame
 * @param wokwi how Wokwi has the command, or null for a command that is not Wokwi's
 */
public record CommandType(
    String keyword,
    @Nullable String shortField,
    boolean single,
    Reader reader,
    String schema,
    @Nullable WokwiForm wokwi) {
  /** Reads a command from its fields. */
  @FunctionalInterface
  public interface Reader {
    /** Returns the command; what is wrong with the fields is a problem of theirs. */
    Command read(MappingReader fields, CommandScope scope);
  }

  /** Makes one of a command that has fields. */
  public static CommandType of(String keyword, Reader reader, String schema) {
    return new CommandType(keyword, null, false, reader, schema, null);
  }

  /** Returns one that may be written with a single value, which stands for this field. */
  public CommandType withShortForm(String field) {
    return new CommandType(keyword, field, single, reader, schema, wokwi);
  }

  /** Returns one that has no fields: its value is read as a field with the keyword's name. */
  public CommandType withoutFields() {
    return new CommandType(keyword, keyword, true, reader, schema, wokwi);
  }

  /** Returns one that Wokwi has, too. */
  public CommandType withWokwiForm(WokwiForm form) {
    return new CommandType(keyword, shortField, single, reader, schema, form);
  }
}
