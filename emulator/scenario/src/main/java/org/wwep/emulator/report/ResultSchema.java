package org.wwep.emulator.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.wwep.emulator.json.JsonReader;
import org.wwep.emulator.json.JsonSyntaxException;

/**
 * The published schema of results, {@code docs/reference/result.schema.json}: its definitions, for
 * other schemas that have results in them.
 *
 * <p><b>Shape</b>: JSON Schema 2020-12 as maps and lists.
 */
public final class ResultSchema {
  private static final String POINTER = "#/$defs/";

  private ResultSchema() {}

  /** Returns a reference to a definition, {@code {"$ref": "#/$defs/run"}}. */
  public static Map<String, Object> reference(String name) {
    return Map.of("$ref", POINTER + name);
  }

  /** Returns these definitions, and all that they refer to. */
  public static Map<String, Object> definitions(List<String> names) {
    try (InputStream in = ResultSchema.class.getResourceAsStream("result.schema.json")) {
      Map<String, Object> all =
          JsonReader.object(
              JsonReader.object(JsonReader.read(Objects.requireNonNull(in).readAllBytes()))
                  .get("$defs"));
      Set<String> wanted = new TreeSet<>();
      names.forEach(name -> reach(name, all, wanted));
      Map<String, Object> definitions = new LinkedHashMap<>();
      wanted.forEach(name -> definitions.put(name, Objects.requireNonNull(all.get(name))));
      return definitions;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (JsonSyntaxException e) {
      throw new IllegalStateException("the schema of results is no JSON", e);
    }
  }

  private static void reach(String name, Map<String, Object> all, Set<String> wanted) {
    if (wanted.add(name)) {
      follow(Objects.requireNonNull(all.get(name), name), all, wanted);
    }
  }

  private static void follow(Object part, Map<String, Object> all, Set<String> wanted) {
    switch (part) {
      case Map<?, ?> map -> {
        if (map.get("$ref") instanceof String pointer && pointer.startsWith(POINTER)) {
          reach(pointer.substring(POINTER.length()), all, wanted);
        }
        map.values().forEach(value -> follow(value, all, wanted));
      }
      case List<?> list -> list.forEach(value -> follow(value, all, wanted));
      default -> {}
    }
  }
}
