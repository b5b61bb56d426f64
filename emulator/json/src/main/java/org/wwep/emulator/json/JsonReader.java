package org.wwep.emulator.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON as maps, lists, texts, numbers and truth values.
 *
 * <p><b>Shape</b>: fields and items that are null are left out: null and absent are the same.
 */
public final class JsonReader {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final int DEEPEST = 32;

  private JsonReader() {}

  /**
   * Reads one value; null is what {@code null} is read as.
   *
   * @throws JsonSyntaxException if it is none, with line and column
   */
  public static @Nullable Object read(byte[] text) throws JsonSyntaxException {
    try (JsonParser parser = FACTORY.createParser(text)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw new JsonSyntaxException("it is empty, JSON was expected");
      }
      Object value = value(parser, first, 0);
      if (parser.nextToken() != null) {
        throw new JsonSyntaxException("more than one JSON value");
      }
      return value;
    } catch (JsonProcessingException e) {
      throw new JsonSyntaxException(
          "line %d, column %d: %s"
              .formatted(
                  e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
                  e.getLocation() == null ? 1 : e.getLocation().getColumnNr(),
                  String.valueOf(e.getOriginalMessage())
                      .lines()
                      .findFirst()
                      .orElse("no JSON")
                      // The parser's own notes on where the bracket began, and on its features.
                      .replaceAll(" \\(start marker at .*", "")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Takes a value as an object.
   *
   * @throws JsonSyntaxException if it is another kind of value
   */
  public static Map<String, Object> object(@Nullable Object value) throws JsonSyntaxException {
    if (!(value instanceof Map<?, ?> map)) {
      throw new JsonSyntaxException("a JSON object was expected, as {\"name\": \"...\"}");
    }
    Map<String, Object> object = new LinkedHashMap<>();
    map.forEach((name, one) -> object.put(String.valueOf(name), one));
    return object;
  }

  /**
   * Takes a value as a list.
   *
   * @throws IllegalArgumentException if it is another kind of value
   */
  public static List<?> list(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return list;
    }
    throw new IllegalArgumentException("a list was expected, was " + value);
  }

  /** Returns a value as a whole number of 64 bits; empty if it is absent or anything else. */
  public static OptionalLong wholeNumber(@Nullable Object value) {
    return value instanceof Integer || value instanceof Long
        ? OptionalLong.of(((Number) value).longValue())
        : OptionalLong.empty();
  }

  private static @Nullable Object value(JsonParser parser, JsonToken token, int depth)
      throws IOException, JsonSyntaxException {
    if (depth > DEEPEST) {
      throw new JsonSyntaxException("nested more than " + DEEPEST + " deep");
    }
    return switch (token) {
      case START_OBJECT -> {
        Map<String, Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          Object value = value(parser, parser.nextToken(), depth + 1);
          if (value != null) {
            object.put(name, value);
          }
        }
        yield object;
      }
      case START_ARRAY -> {
        List<Object> list = new ArrayList<>();
        for (JsonToken next = parser.nextToken();
            next != JsonToken.END_ARRAY;
            next = parser.nextToken()) {
          Object value = value(parser, next, depth + 1);
          if (value != null) {
            list.add(value);
          }
        }
        yield list;
      }
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> parser.getNumberValue();
      case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> null;
    };
  }
}
