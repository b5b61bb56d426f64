package org.wwep.emulator.mcp;

import io.modelcontextprotocol.spec.McpSchema;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wwep.emulator.control.ControlVerb;

/** What an agent is told of each tool: its name, what it does, and its arguments. */
final class AgentTools {
  /** Whole sentences that say how the tools go together. */
  static final String INSTRUCTIONS =
      "Boards of IoT devices with firmware, and scenarios that test them. 'start' makes a board in"
          + " virtual time, where time passes only by 'press', 'advance', 'wait' and 'step'; then"
          + " 'console', 'pins', 'leds', 'frames' and 'register' read it. 'lint', 'run', 'explain'"
          + " and 'explore' take a scenario's file and need no board; 'findings' lists what they"
          + " found. Times are texts such as 80ms or 2s.";

  private static final Map<String, Object> TEXT = Map.of("type", "string");
  private static final Map<String, Object> NUMBER = Map.of("type", "integer");
  private static final Map<String, Object> TRUTH = Map.of("type", "boolean");
  private static final Map<String, Object> OBJECT = Map.of("type", "object");

  /** What has to be there. */
  private static final Map<ControlVerb, List<String>> REQUIRED =
      Map.of(
          ControlVerb.STEP, List.of("step"),
          ControlVerb.TYPE, List.of("text"),
          ControlVerb.POWER, List.of("on"),
          ControlVerb.FAULT, List.of("type"),
          ControlVerb.ADVANCE, List.of("time"),
          ControlVerb.RUN, List.of("file"),
          ControlVerb.EXPLAIN, List.of("file"),
          ControlVerb.LINT, List.of("file"),
          ControlVerb.EXPLORE, List.of("file"));

  private AgentTools() {}

  /** Returns the requests that are tools: all but the one that begins a connection. */
  static List<ControlVerb> verbs() {
    return Arrays.stream(ControlVerb.values()).filter(verb -> verb != ControlVerb.HELLO).toList();
  }

  /** Returns what an agent is told of a request. */
  static McpSchema.Tool of(ControlVerb verb) {
    Map<String, Object> properties = new LinkedHashMap<>();
    verb.fields().forEach(field -> properties.put(field, property(field)));
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("properties", properties);
    schema.put("required", REQUIRED.getOrDefault(verb, List.of()));
    schema.put("additionalProperties", false);
    return McpSchema.Tool.builder(verb.word(), schema)
        .description(verb.sentence())
        .outputSchema(ToolResults.of(verb))
        .build();
  }

  private static Map<String, Object> property(String field) {
    return switch (field) {
      case "seed", "seeds", "first-seed", "from" -> NUMBER;
      case "on", "lit" -> TRUTH;
      case "step", "attributes" -> OBJECT;
      case "toxicity" -> Map.of("type", "number", "minimum", 0, "maximum", 1);
      case "firmware" -> Map.of("type", "array", "items", TEXT);
      case "rig" -> Map.of("type", "string", "enum", List.of("sim", "emulated"));
      default -> TEXT;
    };
  }
}
