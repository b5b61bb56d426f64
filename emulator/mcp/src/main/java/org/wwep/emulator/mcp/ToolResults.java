package org.wwep.emulator.mcp;

import java.util.List;
import java.util.Map;
import org.wwep.emulator.control.ControlVerb;
import org.wwep.emulator.report.ResultSchema;

/**
 * What each tool says, as JSON Schema: results of runs and searches by the published schema, and
 * the rest as the reference of the control port has it. A later version may add fields.
 */
final class ToolResults {
  private static final Map<String, Object> TEXT = Map.of("type", "string");
  private static final Map<String, Object> NUMBER = Map.of("type", "integer");
  private static final Map<String, Object> TRUTH = Map.of("type", "boolean");
  private static final Map<String, Object> TEXTS = list(TEXT);
  private static final String TIME = "at-ns";

  private ToolResults() {}

  /** Returns the schema of what a tool says when it has not failed. */
  static Map<String, Object> of(ControlVerb verb) {
    return switch (verb) {
      case HELLO -> throw new IllegalArgumentException("'hello' is no tool");
      case START -> board();
      case STEP, PRESS, DOWN, UP, TYPE, POWER, FAULT, CLEAR_FAULT, ADVANCE, WAIT -> now().toMap();
      case PINS -> now().has("pins", list(part())).toMap();
      case LEDS -> now().has("leds", list(part())).toMap();
      case REGISTER -> now().mayHave("value", TEXT).toMap();
      case CONSOLE -> page("lines", now().has("text", TEXT));
      case FRAMES -> page("frames", frame());
      case RUN -> result("run").toMap();
      case EXPLAIN -> result("run").mayHave("lines", TEXTS).has("transcript", TEXTS).toMap();
      case LINT -> new ObjectSchema().has("valid", TRUTH).has("problems", list(problem())).toMap();
      case EXPLORE -> result("explore").toMap();
      case FINDINGS -> findings();
      case STOP -> new ObjectSchema().toMap();
    };
  }

  private static ObjectSchema now() {
    return new ObjectSchema().has(TIME, NUMBER);
  }

  private static Map<String, Object> board() {
    Map<String, Object> device =
        new ObjectSchema()
            .has("name", TEXT)
            .has("id", TEXT)
            .has("mac", TEXT)
            .has("powered", TRUTH)
            .has("buttons", TEXTS)
            .has("leds", TEXTS)
            .toMap();
    return now()
        .has("rig", TEXT)
        .has("virtual-time", TRUTH)
        .has("seed", NUMBER)
        .has("devices", list(device))
        .toMap();
  }

  private static Map<String, Object> part() {
    return new ObjectSchema()
        .has("device", TEXT)
        .has("part", TEXT)
        .has("pin", TEXT)
        .has("level", Map.of("enum", List.of(0, 1)))
        .mayHave("lit", TRUTH)
        .mayHave("down", TRUTH)
        .toMap();
  }

  private static ObjectSchema frame() {
    return now()
        .has("from", TEXT)
        .mayHave("sent", TEXT)
        .mayHave("heard", TEXT)
        .mayHave("received", TEXT)
        .mayHave("answered", TEXT);
  }

  /** What is read on from where the last request ended. */
  private static Map<String, Object> page(String name, ObjectSchema entry) {
    return new ObjectSchema().has(name, list(entry.toMap())).has("next", NUMBER).toMap();
  }

  private static Map<String, Object> problem() {
    return new ObjectSchema()
        .has("file", TEXT)
        .mayHave("line", NUMBER)
        .mayHave("column", NUMBER)
        .has("message", TEXT)
        .toMap();
  }

  private static ObjectSchema result(String definition) {
    return new ObjectSchema().has("result", ResultSchema.reference(definition)).by(definition);
  }

  private static Map<String, Object> findings() {
    List<Object> either = List.of(ResultSchema.reference("run"), ResultSchema.reference("explore"));
    return new ObjectSchema()
        .has("findings", list(Map.of("anyOf", either)))
        .by("run", "explore")
        .toMap();
  }

  private static Map<String, Object> list(Map<String, Object> items) {
    return Map.of("type", "array", "items", items);
  }
}
