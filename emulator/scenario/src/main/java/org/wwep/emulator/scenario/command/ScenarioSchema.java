package org.wwep.emulator.scenario.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.wwep.emulator.scenario.yaml.CommandType;

/**
 * The JSON Schema of scenario files: a frame, which says what a file has besides its steps, and
 * what each command says of itself.
 */
public final class ScenarioSchema {
  private static final String FRAME = "scenario.schema.frame.json";
  private static final String STEP = "/$defs/step/";
  private static final JsonFactory JSON = new JsonFactory();

  private ScenarioSchema() {}

  /** Returns the schema of files with these commands, as {@code docs/reference} has it. */
  public static String of(List<CommandType> types) {
    StringWriter text = new StringWriter();
    try (InputStream in =
            Objects.requireNonNull(ScenarioSchema.class.getResourceAsStream(FRAME), FRAME);
        JsonParser frame = JSON.createParser(in);
        JsonGenerator out = JSON.createGenerator(text).setPrettyPrinter(printer())) {
      while (frame.nextToken() != null) {
        String place = frame.getParsingContext().pathAsPointer().toString();
        if (frame.currentToken() == JsonToken.END_OBJECT && place.equals(STEP + "properties")) {
          for (CommandType type : types) {
            out.writeFieldName(type.keyword());
            copy(type.schema(), out);
          }
        } else if (frame.currentToken() == JsonToken.END_ARRAY && place.equals(STEP + "oneOf")) {
          for (CommandType type : types) {
            copy("{\"required\": [\"" + type.keyword() + "\"]}", out);
          }
        }
        out.copyCurrentEvent(frame);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text + "\n";
  }

  /** Returns a document as people read it. */
  static String pretty(String json) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text).setPrettyPrinter(printer())) {
      copy(json, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text + "\n";
  }

  private static void copy(String json, JsonGenerator out) throws IOException {
    try (JsonParser parser = JSON.createParser(json)) {
      parser.nextToken();
      out.copyCurrentStructure(parser);
    }
  }

  private static DefaultPrettyPrinter printer() {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(
            Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER));
    printer.indentObjectsWith(lines);
    printer.indentArraysWith(lines);
    return printer;
  }
}
