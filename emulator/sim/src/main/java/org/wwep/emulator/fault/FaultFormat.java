package org.wwep.emulator.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wwep.value.Durations;

/**
 * Faults as they are written in scenarios, in toxiproxy's JSON and in options.
 *
 * <p><b>Units</b>: a time is written as a whole number of its attribute's unit, and read as that or
 * with a unit, {@code "250ms"}. Numbers may come as text.
 *
 * <p><b>Errors</b>: whatever is wrong is a {@link FaultException} of one line.
 *
 * <p><b>Source</b>: toxiproxy 2.x, section "Toxics" of its README.
 */
public final class FaultFormat {
  private static final List<String> FIELDS =
      List.of("name", "type", "stream", "toxicity", "attributes");

  private static final Map<String, FaultType<?>> BY_NAME =
      FaultTypes.ALL.stream().collect(Collectors.toUnmodifiableMap(FaultType::name, it -> it));

  private static final Map<Class<?>, FaultType<?>> BY_CLASS =
      FaultTypes.ALL.stream().collect(Collectors.toUnmodifiableMap(FaultType::of, it -> it));

  private FaultFormat() {}

  /** Returns the names of all types. */
  public static List<String> types() {
    return FaultTypes.ALL.stream().<String>map(FaultType::name).toList();
  }

  /** Returns the attributes of a type. */
  public static List<Attribute> attributesOf(String type) {
    return named(type).attributes();
  }

  /** Reads a fault; attributes that are left out have their defaults. */
  public static Fault parse(String type, Map<String, ?> attributes) {
    FaultType<?> known = named(type);
    try {
      return known.make().apply(given(known, attributes));
    } catch (IllegalArgumentException e) {
      throw new FaultException("fault " + type + ": " + e.getMessage());
    }
  }

  /** Returns the name of a fault's type. */
  public static String type(Fault fault) {
    return typeOf(fault).name();
  }

  /** Returns a fault's attributes as JSON has them. */
  public static Map<String, Object> attributes(Fault fault) {
    FaultType<?> type = typeOf(fault);
    Map<String, Object> values = type.read(fault);
    Map<String, Object> written = new LinkedHashMap<>();
    for (Attribute attribute : type.attributes()) {
      Object value = values.get(attribute.name());
      if (value != null) {
        written.put(attribute.name(), attribute.write(value));
      }
    }
    return written;
  }

  /**
   * Reads a fault with its name, stream and toxicity, as toxiproxy writes a toxic.
   *
   * @param fields {@code type}, and maybe {@code name}, {@code stream}, {@code toxicity} and {@code
   *     attributes}
   */
  public static FaultSpec spec(Map<String, ?> fields) {
    known("a fault", "field", fields.keySet(), FIELDS);
    if (!(fields.get("type") instanceof String type)) {
      throw new FaultException(
          "a fault needs a type, one of " + String.join(", ", types()) + "; was " + fields);
    }
    Fault fault = parse(type, attributes(type, fields.get("attributes")));
    Direction direction =
        Direction.parse(text("stream", fields.get("stream"), Direction.DOWNSTREAM.word()));
    Object toxicity = fields.get("toxicity");
    Attribute share = Attribute.of("toxicity", Attribute.Kind.SHARE, "1.0");
    try {
      return new FaultSpec(
          text("name", fields.get("name"), FaultSpec.defaultName(fault, direction)),
          fault,
          direction,
          toxicity == null ? 1.0 : (Double) share.read(toxicity));
    } catch (IllegalArgumentException e) {
      throw new FaultException("fault " + type + ": " + e.getMessage());
    }
  }

  /** Returns a fault as toxiproxy writes a toxic. */
  public static Map<String, Object> fields(FaultSpec spec) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", spec.name());
    fields.put("type", type(spec.fault()));
    fields.put("stream", spec.direction().word());
    fields.put("toxicity", spec.toxicity());
    fields.put("attributes", attributes(spec.fault()));
    return fields;
  }

  /** Reads an option's text, {@code latency latency=100 jitter=20 stream=upstream}. */
  public static FaultSpec line(String text) {
    List<String> words = new ArrayList<>(List.of(text.strip().split("\\s+")));
    Map<String, Object> fields = new LinkedHashMap<>();
    Map<String, Object> attributes = new LinkedHashMap<>();
    fields.put("type", words.removeFirst());
    for (String word : words) {
      int equals = word.indexOf('=');
      if (equals <= 0) {
        throw new FaultException(
            "'%s' is no NAME=VALUE: write 'latency latency=100 stream=upstream'".formatted(word));
      }
      String name = word.substring(0, equals);
      boolean field = FIELDS.contains(name) && !name.equals("type") && !name.equals("attributes");
      (field ? fields : attributes).put(name, word.substring(equals + 1));
    }
    fields.put("attributes", attributes);
    return spec(fields);
  }

  /**
   * Returns a fault but for its name as {@link #line(String)} reads it, to the last nanosecond and
   * digit.
   */
  public static String line(FaultSpec spec) {
    FaultType<?> type = typeOf(spec.fault());
    StringBuilder line = new StringBuilder(type.name());
    Map<String, Object> values = type.read(spec.fault());
    for (Attribute attribute : type.attributes()) {
      Object value = values.get(attribute.name());
      if (value != null) {
        Object exact = value instanceof Duration time ? Durations.format(time) : null;
        line.append(' ').append(attribute.name()).append('=');
        line.append(exact == null ? attribute.write(value) : exact);
      }
    }
    if (spec.direction() == Direction.UPSTREAM) {
      line.append(" stream=").append(spec.direction().word());
    }
    if (spec.toxicity() != 1) {
      line.append(" toxicity=").append(spec.toxicity());
    }
    return line.toString();
  }

  private static Attributes given(FaultType<?> type, Map<String, ?> attributes) {
    known(type.name(), "attribute", attributes.keySet(), type.attributeNames());
    Map<String, Object> values = new LinkedHashMap<>();
    for (Attribute attribute : type.attributes()) {
      Object value = attributes.get(attribute.name());
      if (value == null && attribute.fallback().equals(Attribute.REQUIRED)) {
        throw new FaultException(
            "it needs the attribute %s (%s)"
                .formatted(
                    attribute.name(),
                    attribute.words().isEmpty()
                        ? attribute.kind().unit()
                        : String.join(" or ", attribute.words())));
      }
      if (value != null || !attribute.fallback().equals(Attribute.OPTIONAL)) {
        values.put(attribute.name(), attribute.read(value == null ? attribute.fallback() : value));
      }
    }
    return new Attributes(values);
  }

  private static FaultType<?> named(String name) {
    FaultType<?> type = BY_NAME.get(name);
    if (type == null) {
      throw new FaultException(
          "there is no fault of type '%s'%s; the types are %s"
              .formatted(name, EnumNames.suggestion(name, types()), String.join(", ", types())));
    }
    return type;
  }

  private static FaultType<?> typeOf(Fault fault) {
    FaultType<?> type = BY_CLASS.get(fault.getClass());
    if (type == null) {
      throw new IllegalStateException("no type for " + fault);
    }
    return type;
  }

  private static Map<String, Object> attributes(String type, @Nullable Object given) {
    Map<String, Object> attributes = new LinkedHashMap<>();
    if (given instanceof Map<?, ?> map) {
      map.forEach((name, value) -> attributes.put(String.valueOf(name), value));
    } else if (given != null) {
      throw new FaultException(
          "fault %s: attributes is a map, as {\"latency\": 100}, was '%s'".formatted(type, given));
    }
    return attributes;
  }

  private static String text(String name, @Nullable Object given, String otherwise) {
    if (given != null && !(given instanceof String)) {
      throw new FaultException(name + " is text, was " + given);
    }
    return given instanceof String text && !text.isEmpty() ? text : otherwise;
  }

  private static void known(String whose, String what, Set<String> given, List<String> known) {
    for (String name : given) {
      if (!known.contains(name)) {
        throw new FaultException(
            "%s has no %s '%s'%s; it has %s"
                .formatted(
                    whose,
                    what,
                    name,
                    EnumNames.suggestion(name, known),
                    String.join(", ", known)));
      }
    }
  }
}
