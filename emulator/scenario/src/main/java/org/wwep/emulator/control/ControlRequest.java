package org.wwep.emulator.control;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.json.JsonReader;
import org.wwep.emulator.json.JsonSyntaxException;
import org.wwep.net.TerminalText;

/**
 * A request, its fields known and not yet looked at.
 *
 * @param verb what is asked for
 * @param fields the fields beside {@code do} and {@code id}
 */
public record ControlRequest(ControlVerb verb, Map<String, Object> fields) {
  private static final int LONGEST = 100;

  /** Copies the fields. */
  public ControlRequest {
    fields = Map.copyOf(fields);
  }

  /**
   * Reads a line.
   *
   * @throws ControlException if it is no JSON object
   */
  static Map<String, Object> object(byte[] line) throws ControlException {
    try {
      return JsonReader.object(JsonReader.read(line));
    } catch (JsonSyntaxException e) {
      throw ControlException.request(
          "a request is one JSON object on a line, {\"do\": \"hello\", ...}: " + e.getMessage());
    }
  }

  /**
   * Takes an object as a request.
   *
   * @throws ControlException if it asks for nothing known, or has an unknown field
   */
  public static ControlRequest of(Map<String, Object> object) throws ControlException {
    if (!(object.get("do") instanceof String word)) {
      throw ControlException.request("'do' is missing, what is asked for: {\"do\": \"pins\"}");
    }
    ControlVerb verb = ControlVerb.of(word);
    Map<String, Object> fields = new LinkedHashMap<>(object);
    fields.remove("do");
    fields.remove("id");
    for (String name : fields.keySet()) {
      if (!verb.fields().contains(name)) {
        throw ControlException.request(
            "'%s' has no field '%s'; it has %s"
                .formatted(
                    word,
                    TerminalText.of(name, LONGEST),
                    verb.fields().isEmpty() ? "none" : String.join(", ", verb.fields())));
      }
    }
    return new ControlRequest(verb, fields);
  }

  boolean has(String name) {
    return fields.containsKey(name);
  }

  @Nullable Object value(String name) {
    return fields.get(name);
  }

  /** Returns a text that has to be there. */
  String text(String name) throws ControlException {
    String text = textOrNull(name);
    if (text == null) {
      throw ControlException.request("'%s' needs '%s', a text".formatted(verb.word(), name));
    }
    return text;
  }

  @Nullable String textOrNull(String name) throws ControlException {
    Object value = fields.get(name);
    if (value != null && !(value instanceof String)) {
      throw ControlException.request("'" + name + "' is a text, as in \"...\"");
    }
    return (String) value;
  }

  /** Returns a list of texts; one text is a list of one, and nothing is none. */
  List<String> texts(String name) throws ControlException {
    Object value = fields.get(name);
    if (value instanceof String one) {
      return List.of(one);
    }
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
      return list.stream().map(String.class::cast).toList();
    }
    throw ControlException.request("'" + name + "' is a text or a list of texts");
  }

  boolean truth(String name) throws ControlException {
    if (fields.get(name) instanceof Boolean truth) {
      return truth;
    }
    throw ControlException.request("'%s' needs '%s', true or false".formatted(verb.word(), name));
  }

  @Nullable Long numberOrNull(String name, long least) throws ControlException {
    Object value = fields.get(name);
    if (value == null) {
      return null;
    }
    OptionalLong number = JsonReader.wholeNumber(value);
    if (number.isPresent() && number.getAsLong() >= least) {
      return number.getAsLong();
    }
    throw ControlException.request(
        least == Long.MIN_VALUE
            ? "'" + name + "' is a whole number"
            : "'" + name + "' is a whole number of " + least + " or more");
  }
}
