package org.wwep.emulator.mcp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wwep.emulator.report.ResultSchema;

/** The JSON Schema of an object, in the making. Owned by one thread. */
final class ObjectSchema {
  private final Map<String, Object> properties = new LinkedHashMap<>();
  private final List<String> required = new ArrayList<>();
  private final List<String> results = new ArrayList<>();

  /** Adds a field that is always there. */
  ObjectSchema has(String name, Map<String, Object> schema) {
    required.add(name);
    return mayHave(name, schema);
  }

  /** Adds a field that is there at times. */
  ObjectSchema mayHave(String name, Map<String, Object> schema) {
    properties.put(name, schema);
    return this;
  }

  /** Adds definitions of the published schema, which fields refer to. */
  ObjectSchema by(String... definitions) {
    results.addAll(List.of(definitions));
    return this;
  }

  /** Returns it. */
  Map<String, Object> toMap() {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("properties", properties);
    schema.put("required", required);
    if (!results.isEmpty()) {
      schema.put("$defs", ResultSchema.definitions(results));
    }
    return schema;
  }
}
