package org.wwep.emulator.proxy.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.wwep.emulator.fault.Attribute;
import org.wwep.emulator.fault.FaultException;
import org.wwep.emulator.fault.FaultFormat;
import org.wwep.emulator.fault.FaultSpec;

/** The fields of a toxic in a request. */
final class ToxicFields {
  private static final List<String> FIXED = List.of("name", "type", "stream");

  private ToxicFields() {}

  /** Reads a new toxic. */
  static FaultSpec read(Map<String, ?> given) throws ApiException {
    Map<String, Object> fields = FieldNames.of(given, FieldNames.TOXIC, "a toxic");
    if (fields.get("stream") instanceof String stream) {
      fields.put("stream", stream.toLowerCase(Locale.ROOT));
    }
    if (fields.get("attributes") != null && fields.get("type") instanceof String type) {
      fields.put("attributes", attributes(type, fields.get("attributes")));
    }
    return spec(fields);
  }

  /** Reads a change: attributes that are left out stay; name, type and stream cannot change. */
  static FaultSpec over(FaultSpec before, Map<String, ?> given) throws ApiException {
    Map<String, Object> fields = FieldNames.of(given, FieldNames.TOXIC, "a toxic");
    Map<String, Object> all = new LinkedHashMap<>(FaultFormat.fields(before));
    for (String name : FIXED) {
      Object value = fields.get(name);
      if (value != null && !String.valueOf(all.get(name)).equalsIgnoreCase(value.toString())) {
        throw ApiException.bad(
            "bad request body: the %s of a toxic stays, '%s', was '%s': delete it and add another"
                .formatted(name, all.get(name), value));
      }
    }
    Map<String, Object> attributes = new LinkedHashMap<>(FaultFormat.attributes(before.fault()));
    if (fields.get("attributes") != null) {
      attributes.putAll(attributes(FaultFormat.type(before.fault()), fields.get("attributes")));
    }
    all.put("attributes", attributes);
    if (fields.get("toxicity") != null) {
      all.put("toxicity", fields.get("toxicity"));
    }
    return spec(all);
  }

  private static Map<String, Object> attributes(String type, Object given) throws ApiException {
    Map<String, Object> attributes = RequestBody.object(given);
    if (!FaultFormat.types().contains(type)) {
      return attributes;
    }
    List<String> known =
        FaultFormat.attributesOf(type).stream().<String>map(Attribute::name).toList();
    Map<String, Object> named = new LinkedHashMap<>();
    attributes.forEach((name, value) -> named.put(FieldNames.known(name, known), value));
    return named;
  }

  private static FaultSpec spec(Map<String, Object> fields) throws ApiException {
    try {
      return FaultFormat.spec(fields);
    } catch (FaultException e) {
      boolean stream = String.valueOf(e.getMessage()).startsWith("stream is");
      boolean type =
          fields.get("type") instanceof String given && !FaultFormat.types().contains(given);
      throw ApiException.bad(
          (stream
                  ? "stream was invalid, can be either upstream or downstream: "
                  : type ? "invalid toxic type: " : "bad request body: ")
              + e.getMessage());
    }
  }
}
