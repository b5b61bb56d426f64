package org.wwep.emulator.json;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One JSON object on one line, its fields in the order given; null fields are left out. */
public final class JsonLine {
  private static final int LONGEST = 4096;

  private final JsonObject object = new JsonObject();

  /** Begins an object with when it happened and what it is. */
  public JsonLine(Instant at, String event) {
    object.with("at", at.toString()).with("event", event);
  }

  /** Adds a field, as {@link JsonWriter} writes it; of a long text its beginning. */
  public JsonLine with(String name, @Nullable Object value) {
    object.with(
        name,
        value instanceof CharSequence text && text.length() > LONGEST
            ? text.subSequence(0, LONGEST) + "..."
            : value);
    return this;
  }

  /** Returns the fields, a view. */
  public Map<String, Object> fields() {
    return object.fields();
  }

  /** Ends the object and returns the line. */
  public String end() {
    return JsonWriter.write(object.fields());
  }
}
