package org.wwep.emulator.proxy.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.wwep.emulator.fault.EnumNames;

/**
 * The names of fields in a request, which toxiproxy reads in either case, as every program in Go
 * does; those that it would pass over are refused.
 */
final class FieldNames {
  static final List<String> PROXY = List.of("name", "listen", "upstream", "enabled", "toxics");
  static final List<String> TOXIC = List.of("name", "type", "stream", "toxicity", "attributes");

  private FieldNames() {}

  /**
   * Returns the same fields under the names as we write them.
   *
   * @param whose what has the fields, for messages: {@code a proxy}
   */
  static Map<String, Object> of(Map<String, ?> fields, List<String> known, String whose)
      throws ApiException {
    Map<String, Object> named = new LinkedHashMap<>();
    for (Map.Entry<String, ?> field : fields.entrySet()) {
      String name = known(field.getKey(), known);
      if (!known.contains(name)) {
        throw ApiException.bad(
            "bad request body: %s has no field '%s'%s; it has %s"
                .formatted(
                    whose,
                    field.getKey(),
                    EnumNames.suggestion(name.toLowerCase(Locale.ROOT), known),
                    String.join(", ", known)));
      }
      if (named.containsKey(name)) {
        throw ApiException.bad("bad request body: '" + name + "' is there twice");
      }
      named.put(name, field.getValue());
    }
    return named;
  }

  /** Returns the name as we write it, or the given one if it is unknown. */
  static String known(String given, List<String> known) {
    return known.stream().filter(given::equalsIgnoreCase).findFirst().orElse(given);
  }
}
