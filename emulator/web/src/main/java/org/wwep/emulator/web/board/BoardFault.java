package org.wwep.emulator.web.board;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.wwep.emulator.fault.Direction;
import org.wwep.emulator.fault.FaultFormat;
import org.wwep.emulator.fault.FaultSpec;

/**
 * A fault that a click begins and ends.
 *
 * @param name what it goes by on the timeline and in a scenario
 * @param label what the page calls it
 * @param type its kind
 * @param attributes the kind's own values
 */
record BoardFault(String name, String label, String type, Map<String, Object> attributes) {
  /** Those that the page offers. */
  static final List<BoardFault> ALL =
      List.of(
          new BoardFault("late", "Replies 600 ms late", "latency", Map.of("latency", 600L)),
          new BoardFault("reset", "Connection reset", "reset_peer", Map.of("timeout", 0L)),
          new BoardFault("silence", "Replies lost", "timeout", Map.of("timeout", 0L)),
          new BoardFault(
              "loss", "Every 2nd packet lost", "packet_loss", Map.of("probability", 0.5)),
          new BoardFault("radio", "Wi-Fi off", "wifi", Map.of("kind", "drop")),
          new BoardFault("pins", "Pins taken", "gpio", Map.of("kind", "busy")),
          new BoardFault("packets", "No packets left", "pool", Map.of("kind", "exhausted")));

  /**
   * Returns the one of this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  static BoardFault of(String name) {
    return ALL.stream()
        .filter(fault -> fault.name.equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no such fault here, these are: "
                        + ALL.stream().map(BoardFault::name).collect(Collectors.joining(", "))));
  }

  FaultSpec spec() {
    return new FaultSpec(name, FaultFormat.parse(type, attributes), Direction.DOWNSTREAM, 1.0);
  }

  /** Returns what comes behind {@code fault:} in a scenario. */
  String yaml() {
    String values =
        attributes.entrySet().stream()
            .map(value -> value.getKey() + ": " + value.getValue())
            .collect(Collectors.joining(", "));
    return "{name: %s, type: %s, attributes: {%s}, may-miss: true}".formatted(name, type, values);
  }
}
