package org.wwep.emulator.proxy.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON as maps, lists, texts, numbers and truth values.
 *
 * <p>Fields that are null are left out when read: to the API, null and absent are the same.
 */
final class Json {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final int DEEPEST = 32;

  private Json() {}

  /**
   * Reads one value.
   *
   * @throws ApiException if it is none, with line and column
   */
  static @Nullable Object read(byte[] text) throws ApiException {
    try (JsonParser parser = FACTORY.createParser(text)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw ApiException.bad("bad request body: it is empty, JSON was expected");
      }
      Object value = value(parser, first, 0);
      if (parser.nextToken() != null) {
        throw ApiException.bad("bad request body: more than one JSON value");
      }
      return value;
    } catch (JsonProcessingException e) {
      throw ApiException.bad(
          "bad request body: line %d, column %d: %s"
              .formatted(
                  e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
                  e.getLocation() == null ? 1 : e.getLocation().getColumnNr(),
                  String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("no JSON")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads an object. */
  static Map<String, Object> object(byte[] text) throws ApiException {
    return object(read(text));
  }

  static Map<String, Object> object(@Nullable Object value) throws ApiException {
    if (!(value instanceof Map<?, ?> map)) {
      throw ApiException.bad(
          "bad request body: a JSON object was expected, as {\"name\": \"...\"}");
    }
    Map<String, Object> object = new LinkedHashMap<>();
    map.forEach((name, one) -> object.put(String.valueOf(name), one));
    return object;
  }

  private static @Nullable Object value(JsonParser parser, JsonToken token, int depth)
      throws IOException, ApiException {
    if (depth > DEEPEST) {
      throw ApiException.bad("bad request body: nested more than " + DEEPEST + " deep");
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

  /** Writes a value on one line. */
  static String write(Object value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
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
        // Toxicity 1 is written 1, as toxiproxy writes it.
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
