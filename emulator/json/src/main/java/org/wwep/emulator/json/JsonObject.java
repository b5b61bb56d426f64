package org.wwep.emulator.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object that is put together field by field, in the order given; null fields are left out. */
public final class JsonObject {
  private final Map<String, Object> fields = new LinkedHashMap<>();

  /** Adds a field, as {@link JsonWriter} writes it. */
  public JsonObject with(String name, @Nullable Object value) {
    if (value != null) {
      fields.put(name, value);
    }
    return this;
  }

  /** Returns the fields, a view. */
  public Map<String, Object> fields() {
    return Collections.unmodifiableMap(fields);
  }
}
