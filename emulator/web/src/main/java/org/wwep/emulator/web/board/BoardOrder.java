package org.wwep.emulator.web.board;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.json.JsonReader;
import org.wwep.emulator.json.JsonSyntaxException;
import org.wwep.hal.emulated.Bounce;

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
      case "speed" ->
          fields.get("value") instanceof Number number
              ? new Speed(number.doubleValue())
              : new Speed(Double.POSITIVE_INFINITY);
      case "play", "pause", "step", "back", "again" -> Time.valueOf(what.toUpperCase(Locale.ROOT));
      default ->
          throw new IllegalArgumentException(
              "an order is down, up, type, power, fault, speed, play, pause, step, back or again");
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
    return Boolean.TRUE.equals(Objects.requireNonNullElse(fields.get("on"), false));
  }
}
