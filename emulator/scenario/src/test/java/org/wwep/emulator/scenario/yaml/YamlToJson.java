package org.wwep.emulator.scenario.yaml;

import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A scenario file as an editor's validator sees it: YAML 1.2, core schema, where 0x11 is 17. */
final class YamlToJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private YamlToJson() {}

  static JsonNode of(String yaml) {
    return of(Objects.requireNonNull(YamlNodeBuilder.build("s.yaml", yaml, new Problems())));
  }

  private static JsonNode of(YamlNode yamlNode) {
    return switch (yamlNode) {
      case YamlNode.Items list -> {
        ArrayNode array = NODES.arrayNode();
        list.items().forEach(item -> array.add(of(item)));
        yield array;
      }
      case YamlNode.Fields fields -> {
        ObjectNode object = NODES.objectNode();
        fields.entries().forEach(entry -> object.set(entry.key(), of(entry.value())));
        yield object;
      }
      case YamlNode.Scalar scalar ->
          switch (scalar.type()) {
            case TEXT -> NODES.stringNode(scalar.text());
            case INTEGER -> NODES.numberNode(YamlIntegers.parse(scalar.text()));
            case FLOAT -> NODES.numberNode(Double.parseDouble(scalar.text()));
            case TRUTH -> NODES.booleanNode(scalar.text().equalsIgnoreCase("true"));
            case NULL -> NODES.nullNode();
          };
    };
  }
}
