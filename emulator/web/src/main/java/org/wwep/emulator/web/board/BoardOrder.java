package org.wwep.emulator.web.board;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.json.JsonReader;
import org.wwep.emulator.json.JsonSyntaxException;
import org.wwep.hal.emulated.Bounce;
import org.wwep.net.TerminalText;

/** What a viewer wants done with a board. */
public sealed interface BoardOrder {
  /** Closes or opens the contact of a button. */
  record Contact(String device, String part, boolean down, Bounce.Profile bounce)
      implements BoardOrder {}

  /** Types a line at a device's serial port. */
  record Type(String device, String text) implements BoardOrder {}

  /** Gives or takes the power of a device, or of the {@code server}. */
  record Power(String device, boolean on) implements BoardOrder {}

  /** Begins or ends a fault of the list that is offered. */
  record Fault(String name, boolean on) implements BoardOrder {}

  /**
   * Lets time pass this much faster than the wall clock; infinite for as fast as it goes.
   *
   * @param speed above 0
   */
  record Speed(double speed) implements BoardOrder {
    /** Checks the range. */
    public Speed {
      if (!(speed > 0)) {
        throw new IllegalArgumentException("a speed is above 0");
      }
    }
  }

  /** What concerns time alone. */
  enum Time implements BoardOrder {
    /** Lets it pass. */
    PLAY,
    /** Stops it. */
    PAUSE,
    /** Goes on to the next event. */
    STEP,
    /** Goes back to before the last event. */
    BACK,
    /** Begins the run again, with nothing done by hand. */
    AGAIN
  }

  /** The longest text that is typed at once. */
  int LONGEST = 1000;

  /** What each order has beside {@code do}. */
  Map<String, List<String>> FIELDS =
      Map.ofEntries(
          Map.entry("down", List.of("device", "part", "bounce")),
          Map.entry("up", List.of("device", "part", "bounce")),
          Map.entry("type", List.of("device", "text")),
          Map.entry("power", List.of("device", "on")),
          Map.entry("fault", List.of("name", "on")),
          Map.entry("speed", List.of("value")),
          Map.entry("play", List.of()),
          Map.entry("pause", List.of()),
          Map.entry("step", List.of()),
          Map.entry("back", List.of()),
          Map.entry("again", List.of()));

  /**
   * Reads {@code {"do": "down", "device": "device", "part": "btn1"}}.
   *
   * @throws IllegalArgumentException if it is none, one line that says why
   */
  static BoardOrder read(byte[] json) {
    Map<String, Object> fields;
    try {
      fields = JsonReader.object(JsonReader.read(json));
    } catch (JsonSyntaxException _) {
      throw new IllegalArgumentException("an order is one JSON object");
    }
    String what = text(fields, "do");
    List<String> known = FIELDS.get(what);
    if (known == null) {
      throw new IllegalArgumentException(
          "an order is down, up, type, power, fault, speed, play, pause, step, back or again");
    }
    for (String name : fields.keySet()) {
      if (!name.equals("do") && !known.contains(name)) {
        throw new IllegalArgumentException(
            "'%s' has no '%s'; it has %s"
                .formatted(
                    what,
                    TerminalText.of(name, LONGEST),
                    known.isEmpty() ? "no field" : String.join(", ", known)));
      }
    }
    return read(what, fields);
  }

  private static BoardOrder read(String what, Map<String, Object> fields) {
    return switch (what) {
      case "down", "up" ->
          new Contact(
              text(fields, "device"),
              text(fields, "part"),
              what.equals("down"),
              fields.containsKey("bounce")
                  ? Bounce.Profile.parse(text(fields, "bounce"))
                  : Bounce.Profile.TYPICAL);
      case "type" -> new Type(text(fields, "device"), text(fields, "text"));
      case "power" -> new Power(text(fields, "device"), truth(fields));
      case "fault" -> new Fault(text(fields, "name"), truth(fields));
      case "speed" -> new Speed(speed(fields));
      default -> Time.valueOf(what.toUpperCase(Locale.ROOT));
    };
  }

  private static String text(Map<String, Object> fields, String name) {
    @Nullable Object value = fields.get(name);
    if (!(value instanceof String text) || text.length() > LONGEST) {
      throw new IllegalArgumentException("'" + name + "' is a text of " + LONGEST + " at most");
    }
    return text;
  }

  private static boolean truth(Map<String, Object> fields) {
    if (!(fields.get("on") instanceof Boolean on)) {
      throw new IllegalArgumentException("'on' is true or false");
    }
    return on;
  }

  private static double speed(Map<String, Object> fields) {
    @Nullable Object value = fields.get("value");
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    if (!"max".equals(value)) {
      throw new IllegalArgumentException("'value' is a number above 0, or \"max\"");
    }
    return Double.POSITIVE_INFINITY;
  }
}
