package org.wwep.emulator.scenario.command;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.json.JsonReader;
import org.wwep.emulator.json.JsonSyntaxException;
import org.wwep.emulator.json.JsonWriter;
import org.wwep.emulator.scenario.yaml.BenchFile;

/**
 * The JSON Schema of the files that say what is on a bench: of that of scenarios, what is about
 * boards.
 */
public final class BenchSchema {
  private static final String DEFINITIONS = "$defs";
  private static final String REFERENCE = "#/$defs/";

  private BenchSchema() {}

  /** Returns it, as {@code docs/reference} has it. */
  public static String of() {
    try {
      Map<String, Object> scenario =
          JsonReader.object(
              JsonReader.read(ScenarioSchema.of(List.of()).getBytes(StandardCharsets.UTF_8)));
      return ScenarioSchema.pretty(JsonWriter.write(of(scenario)));
    } catch (JsonSyntaxException e) {
      throw new IllegalStateException("the schema of scenarios is no JSON", e);
    }
  }

  private static Map<String, Object> of(Map<String, Object> scenario) throws JsonSyntaxException {
    Map<String, Object> known = object(scenario, "properties");
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("version", object(known, "version"));
    properties.put("description", object(known, "description"));
    properties.put("devices", devices(object(known, "devices")));
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", String.valueOf(scenario.get("$schema")));
    schema.put("title", "wwep bench");
    schema.put(
        "description", "The boards on a bench, which take the place of a scenario's devices.");
    schema.put("type", "object");
    schema.put("properties", properties);
    schema.put("required", List.of("version", "devices"));
    schema.put("additionalProperties", false);
    Map<String, Object> used = new LinkedHashMap<>();
    collect(properties, object(scenario, DEFINITIONS), used);
    schema.put(DEFINITIONS, used);
    return schema;
  }

  private static Map<String, Object> devices(Map<String, Object> ofScenario)
      throws JsonSyntaxException {
    Map<String, Object> board = new LinkedHashMap<>(object(ofScenario, "items"));
    Map<String, Object> keys = new LinkedHashMap<>(object(board, "properties"));
    keys.keySet().removeAll(BenchFile.NOT_ON_BENCH);
    Map<String, Object> tls = new LinkedHashMap<>();
    tls.put("type", "boolean");
    tls.put("description", "Whether the server has its TLS port for this board.");
    keys.put("tls", tls);
    board.put("type", "object");
    board.put("description", "A board on the bench.");
    board.put("properties", keys);
    board.put("required", List.of("external"));
    Map<String, Object> devices = new LinkedHashMap<>(ofScenario);
    devices.put("description", "The boards; steps call them by their ids.");
    devices.put("items", board);
    return devices;
  }

  /** Collects the definitions that a part of a schema refers to, and those that they refer to. */
  private static void collect(
      @Nullable Object part, Map<String, Object> known, Map<String, Object> used) {
    switch (part) {
      case Map<?, ?> fields -> fields.values().forEach(value -> collect(value, known, used));
      case List<?> items -> items.forEach(item -> collect(item, known, used));
      case String text when text.startsWith(REFERENCE) -> {
        String name = text.substring(REFERENCE.length());
        Object definition = known.get(name);
        if (definition != null && used.put(name, definition) == null) {
          collect(definition, known, used);
        }
      }
      case null, default -> {}
    }
  }

  private static Map<String, Object> object(Map<String, Object> fields, String key)
      throws JsonSyntaxException {
    return JsonReader.object(fields.get(key));
  }
}
