package org.wwep.emulator.proxy.api;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.fault.FaultSpec;
import org.wwep.emulator.proxy.ProxyAddress;
import org.wwep.emulator.proxy.ProxySettings;

/** The fields of a proxy in a request. */
record ProxyFields(ProxySettings settings, boolean enabled, List<FaultSpec> toxics) {
  private static final String ANY_PORT = "127.0.0.1:0";

  /** Reads the fields of a new proxy. */
  static ProxyFields read(Map<String, ?> given, String where) throws ApiException {
    Map<String, Object> fields = FieldNames.of(given, FieldNames.PROXY, "a proxy");
    for (String needed : List.of("name", "upstream")) {
      if (text(fields, needed, "").isEmpty()) {
        throw ApiException.bad("missing required field: " + needed + where);
      }
    }
    return of(
        text(fields, "name", ""),
        text(fields, "listen", ANY_PORT),
        text(fields, "upstream", ""),
        truth(fields.get("enabled"), true),
        toxics(fields.get("toxics")));
  }

  /** Reads the fields of several new proxies, each with a name of its own. */
  static List<ProxyFields> list(@Nullable Object json) throws ApiException {
    if (!(json instanceof List<?> list)) {
      throw ApiException.bad("bad request body: a JSON array of proxies was expected");
    }
    List<ProxyFields> all = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Object one : list) {
      ProxyFields wanted = read(RequestBody.object(one), " at proxy " + (all.size() + 1));
      if (!names.add(wanted.settings().name())) {
        throw ApiException.bad("bad request body: duplicate name " + wanted.settings().name());
      }
      all.add(wanted);
    }
    return all;
  }

  /**
   * Reads the fields that are to change; the name stays. Toxics are what the client last saw of
   * them, as toxiproxy's clients send it: they are changed by requests of their own.
   */
  static ProxyFields over(ProxySettings before, boolean enabled, Map<String, ?> given)
      throws ApiException {
    Map<String, Object> fields = FieldNames.of(given, FieldNames.PROXY, "a proxy");
    String name = text(fields, "name", "");
    if (!name.isEmpty() && !name.equals(before.name())) {
      throw ApiException.bad(
          "bad request body: the name of a proxy stays, '%s', was '%s': delete it and add another"
              .formatted(before.name(), name));
    }
    return of(
        before.name(),
        text(fields, "listen", before.listen().toString()),
        text(fields, "upstream", before.upstream().toString()),
        truth(fields.get("enabled"), enabled),
        List.of());
  }

  private static List<FaultSpec> toxics(@Nullable Object value) throws ApiException {
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof List<?> list)) {
      throw ApiException.bad("bad request body: toxics is a list, was " + value);
    }
    List<FaultSpec> toxics = new ArrayList<>();
    for (Object one : list) {
      toxics.add(ToxicFields.read(RequestBody.object(one)));
    }
    return toxics;
  }

  private static ProxyFields of(
      String name, String listen, String upstream, boolean enabled, List<FaultSpec> toxics)
      throws ApiException {
    try {
      return new ProxyFields(
          new ProxySettings(
              name,
              ProxyAddress.parse("listen", listen.isEmpty() ? ANY_PORT : listen),
              ProxyAddress.parse("upstream", upstream)),
          enabled,
          toxics);
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
