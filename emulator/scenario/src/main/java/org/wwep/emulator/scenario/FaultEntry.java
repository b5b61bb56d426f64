package org.wwep.emulator.scenario;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.wwep.value.Ranges;

/**
 * A fault as the file says it, in the fields that toxiproxy's toxics have.
 *
 * @param name what it goes by, for {@code clear-fault}; {@code TYPE_STREAM} unless given
 * @param type its kind, {@code latency}
 * @param stream which direction of a connection it is about
 * @param toxicity the share of connections it meets, 0 to 1
 * @param attributes the type's own values by name: strings, {@code Long}, {@code Double}, {@code
 *     Boolean}, lists of these
 * @param places where {@code type}, {@code name}, {@code stream}, {@code toxicity} and each
 *     attribute stands in the file, as far as it does
 */
public record FaultEntry(
    String name,
    String type,
    Stream stream,
    double toxicity,
    Map<String, Object> attributes,
    Map<String, Position> places) {
  /** Checks the toxicity's range, and keeps the attributes in the file's order. */
  public FaultEntry {
    Ranges.share("toxicity", toxicity);
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    places = Collections.unmodifiableMap(new LinkedHashMap<>(places));
  }

  /** A direction of a connection. */
  public enum Stream {
    /** From the device to the server. */
    UPSTREAM,
    /** From the server to the device. */
    DOWNSTREAM;

    /** Returns the name used in scenarios. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
