package org.wwep.emulator.scenario.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wwep.emulator.fault.Direction;
import org.wwep.emulator.fault.FaultFormat;
import org.wwep.emulator.fault.FaultScope;
import org.wwep.emulator.scenario.FaultEntry;
import org.wwep.emulator.scenario.FaultEntry.Stream;
import org.wwep.emulator.scenario.Position;

/** Reads the fields that toxiproxy's toxics have: name, type, stream, toxicity, attributes. */
final class FaultReader {
  private final FaultRules rules;

  FaultReader(FaultRules rules) {
    this.rules = rules;
  }

  /** Reads a fault from its fields. */
  FaultEntry read(MappingReader fields) {
    return read(fields, true);
  }

  /** Reads a fault that is drawn, and named by its number then. */
  FaultEntry unnamed(MappingReader fields) {
    return read(fields, false);
  }

  private FaultEntry read(MappingReader fields, boolean named) {
    Map<String, Position> places = new LinkedHashMap<>();
    for (String key : List.of("type", "name", "stream", "toxicity")) {
      if ((named || !key.equals("name")) && fields.has(key)) {
        places.put(key, fields.at(key));
      }
    }
    String type = fields.required("type", "latency", ValueReaders::text);
    Stream stream = fields.value("stream", Stream.DOWNSTREAM, ValueReaders.oneOf(Stream.class));
    String usual = type + "_" + stream;
    String name = named ? fields.value("name", usual, ValueReaders::text) : usual;
    double toxicity = fields.value("toxicity", 1.0, ValueReaders::share);
    Map<String, Object> attributes = new LinkedHashMap<>();
    YamlNode yamlNode = fields.tree("attributes");
    if (yamlNode instanceof YamlNode.Fields given) {
      // Reads the entries for their problems: a key twice, a value that is nothing.
      MappingReader values =
          new MappingReader(fields.problems(), "'attributes'", given.at(), given);
      for (YamlNode.Entry entry : given.entries()) {
        places.put(entry.key(), entry.value().at());
        attributes.put(entry.key(), values.value(entry.key(), "", FaultReader::attribute));
      }
    } else if (yamlNode != null) {
      fields.problem(yamlNode.at(), "'attributes': expected its fields, was " + yamlNode.kind());
    }
    return checked(fields, new FaultEntry(name, type, stream, toxicity, attributes, places), true);
  }

  /** Reads a fault that is only named by its type. */
  FaultEntry read(MappingReader owner, YamlNode.Scalar type) {
    String name = type.text();
    return checked(
        owner,
        new FaultEntry(
            name + "_" + Stream.DOWNSTREAM,
            name,
            Stream.DOWNSTREAM,
            1,
            Map.of(),
            Map.of("type", type.at())),
        false);
  }

  private FaultEntry checked(MappingReader fields, FaultEntry fault, boolean attributesToo) {
    Position at = fault.places().getOrDefault("type", fields.at());
    if (!FaultFormat.types().contains(fault.type())) {
      fields.problem(
          at,
          "unknown fault type '"
              + QuotedText.of(fault.type())
              + "'"
              + Suggestion.of(fault.type(), FaultFormat.types()));
    } else if (attributesToo) {
      try {
        FaultScope.check(
            fault.type(), Direction.parse(fault.stream().toString()), fault.toxicity());
        rules.check(fault.type(), fault.attributes());
      } catch (IllegalArgumentException e) {
        String message = String.valueOf(e.getMessage());
        fields.problem(
            fault.places().keySet().stream()
                .filter(key -> message.contains("'" + key + "'"))
                .findFirst()
                .map(key -> fault.places().getOrDefault(key, at))
                .orElse(at),
            message);
      }
    }
    return fault;
  }

  private static Object attribute(YamlNode yamlNode) {
    if (yamlNode instanceof YamlNode.Items list) {
      List<Object> values = new ArrayList<>();
      list.items().forEach(item -> values.add(attribute(item)));
      return values;
    }
    YamlNode.Scalar scalar =
        ValueReaders.scalar(yamlNode, "a number, a text, true or false, or a list of these");
    return switch (scalar.type()) {
      case TEXT, NULL -> scalar.text();
      case TRUTH -> scalar.text().equalsIgnoreCase("true");
      case FLOAT -> floating(scalar);
      case INTEGER -> ValueReaders.number(scalar, Long.MIN_VALUE, Long.MAX_VALUE);
    };
  }

  private static double floating(YamlNode.Scalar scalar) {
    try {
      return Double.parseDouble(scalar.text());
    } catch (NumberFormatException _) {
      throw new IllegalArgumentException("expected a finite number, was " + scalar.kind());
    }
  }
}
