package org.wwep.emulator.fault;

import java.util.List;

/** Which of a fault's fields mean something for its type; what does not is refused. */
public final class FaultScope {
  private static final List<String> WITHOUT_STREAM = List.of("dns", "gpio", "pool", "wifi");
  private static final List<String> WITHOUT_TOXICITY = List.of("gpio", "pool", "wifi");

  private FaultScope() {}

  /**
   * Checks that a fault of this type can be in this direction, for this share of connections.
   *
   * @throws IllegalArgumentException if not
   */
  public static void check(String type, Direction direction, double toxicity) {
    if (direction == Direction.UPSTREAM) {
      if (type.equals("tls")) {
        throw new IllegalArgumentException(
            "a tls fault is the server's: stream is downstream, was " + direction.word());
      }
      if (WITHOUT_STREAM.contains(type)) {
        throw new IllegalArgumentException(
            "a " + type + " fault is in no stream: leave 'stream' out");
      }
    }
    if (toxicity < 1 && WITHOUT_TOXICITY.contains(type)) {
      throw new IllegalArgumentException(
          "a " + type + " fault is not one of connections: leave 'toxicity' out");
    }
  }
}
