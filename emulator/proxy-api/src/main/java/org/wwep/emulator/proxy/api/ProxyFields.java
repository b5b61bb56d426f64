package org.wwep.emulator.proxy.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.proxy.ProxyAddress;
import org.wwep.emulator.proxy.ProxySettings;

/** The fields of a proxy in a request. */
record ProxyFields(ProxySettings settings, boolean enabled) {
  private static final String ANY_PORT = "127.0.0.1:0";

  /** Reads the fields of a new proxy. */
  static ProxyFields read(Map<String, ?> fields, String where) throws ApiException {
    for (String needed : List.of("name", "upstream")) {
      if (text(fields, needed, "").isEmpty()) {
        throw ApiException.bad("missing required field: " + needed + where);
      }
    }
    return of(
        text(fields, "name", ""),
        text(fields, "listen", ANY_PORT),
        text(fields, "upstream", ""),
        truth(fields.get("enabled"), true));
  }

  /** Reads the fields that are to change; the name stays. */
  static ProxyFields over(ProxySettings before, boolean enabled, Map<String, ?> fields)
      throws ApiException {
    return of(
        before.name(),
        text(fields, "listen", before.listen().toString()),
        text(fields, "upstream", before.upstream().toString()),
        truth(fields.get("enabled"), enabled));
  }

  private static ProxyFields of(String name, String listen, String upstream, boolean enabled)
      throws ApiException {
    try {
      return new ProxyFields(
          new ProxySettings(
              name,
              ProxyAddress.parse("listen", listen.isEmpty() ? ANY_PORT : listen),
              ProxyAddress.parse("upstream", upstream)),
          enabled);
    } catch (IllegalArgumentException e) {
      throw ApiException.bad("bad request body: " + e.getMessage());
    }
  }

  private static String text(Map<String, ?> fields, String name, String otherwise)
      throws ApiException {
    Object value = fields.get(name);
    if (value != null && !(value instanceof String)) {
      throw ApiException.bad("bad request body: " + name + " is text, was " + value);
    }
    return value == null ? otherwise : (String) value;
  }

  private static boolean truth(@Nullable Object value, boolean otherwise) throws ApiException {
    if (value != null && !(value instanceof Boolean)) {
      throw ApiException.bad("bad request body: enabled is true or false, was " + value);
    }
    return value == null ? otherwise : (Boolean) value;
  }
}
