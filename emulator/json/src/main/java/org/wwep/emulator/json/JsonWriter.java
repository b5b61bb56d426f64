package org.wwep.emulator.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.wwep.net.TerminalText;

/**
 * Writes maps, lists, numbers and truth values as JSON, and anything else as its text.
 *
 * <p><b>Shape</b>: one line, fields in the order of the map.
 */
public final class JsonWriter {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final JsonFactory ASCII =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private JsonWriter() {}

  /** Writes a value; what would do something to a terminal is an escape, within strings. */
  public static String write(Object value) {
    return visible(write(FACTORY, value));
  }

  private static String visible(String json) {
    if (json.codePoints().allMatch(TerminalText::isShown)) {
      return json;
    }
    StringBuilder visible = new StringBuilder(json.length());
    json.codePoints()
        .forEach(
            c -> {
              if (TerminalText.isShown(c)) {
                visible.appendCodePoint(c);
              } else {
                for (char half : Character.toChars(c)) {
                  visible.append("\\u%04x".formatted((int) half));
                }
              }
            });
    return visible.toString();
  }

  /** Writes a value for a script element of a page: ASCII, and without {@code <}. */
  public static String writeForPage(Object value) {
    // Only strings have these: an element's end, or a comment's beginning, would be markup.
    return write(ASCII, value).replace("<", "\\u003c");
  }

  private static String write(JsonFactory factory, Object value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = factory.createGenerator(text)) {
      write(json, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, Object value) throws IOException {
    switch (value) {
      case Map<?, ?> map -> {
        json.writeStartObject();
        for (Map.Entry<?, ?> field : map.entrySet()) {
          json.writeFieldName(String.valueOf(field.getKey()));
          write(json, field.getValue());
        }
        json.writeEndObject();
      }
      case List<?> list -> {
        json.writeStartArray();
        for (Object one : list) {
          write(json, one);
        }
        json.writeEndArray();
      }
      case Integer number -> json.writeNumber(number);
      case Long number -> json.writeNumber(number);
      case Double number -> {
        // A toxicity of 1 is written 1, as toxiproxy writes it.
        if (number == Math.rint(number) && Math.abs(number) < 1e15) {
          json.writeNumber(number.longValue());
        } else {
          json.writeNumber(number);
        }
      }
      case Boolean truth -> json.writeBoolean(truth);
      default -> json.writeString(value.toString());
    }
  }
}
