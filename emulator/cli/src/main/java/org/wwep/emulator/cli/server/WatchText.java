package org.wwep.emulator.cli.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.wwep.emulator.cli.terminal.TextColour;
import org.wwep.emulator.json.JsonReader;
import org.wwep.emulator.json.JsonSyntaxException;
import org.wwep.net.TerminalText;

/**
 * A line of the feed for people: its time, and in colour what was acknowledged and what was not.
 *
 * @param styled whether there is colour
 */
record WatchText(boolean styled) {
  private static final int LONGEST = 4000;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneId.systemDefault());

  /** Returns what stands above the lines. */
  static String heading() {
    return "%-12s %s".formatted("time", "number peer port frame -> reply");
  }

  /** Returns a line; what is no line of the feed as it is. */
  String line(String json) {
    Map<String, Object> fields;
    try {
      fields = JsonReader.object(JsonReader.read(json.getBytes(UTF_8)));
    } catch (JsonSyntaxException _) {
      return TerminalText.of(json, LONGEST);
    }
    if (fields.get("event") instanceof String event && event.equals("missed")) {
      return coloured(
          TextColour.YELLOW,
          TerminalText.of(
              text(fields, "count")
                  + " transactions were missed: they came faster than they were read",
              LONGEST));
    }
    String reply = text(fields, "reply");
    String frame = text(fields, "frame");
    String line =
        "%s#%s %s %s %s -> "
            .formatted(
                fields.containsKey("server") ? text(fields, "server") + " " : "",
                text(fields, "number"),
                text(fields, "peer"),
                text(fields, "port"),
                frame.isEmpty() ? "(nothing)" : frame);
    return "%-12s ".formatted(time(text(fields, "at")))
        + TerminalText.of(line, LONGEST)
        + coloured(
            reply.startsWith("A") ? TextColour.GREEN : TextColour.RED,
            TerminalText.of(reply, LONGEST));
  }

  private String coloured(TextColour colour, String text) {
    return colour.ifStyled(styled).paint(text);
  }

  private static String time(String at) {
    try {
      return TIME.format(Instant.parse(at));
    } catch (DateTimeParseException _) {
      return "";
    }
  }

  private static String text(Map<String, Object> fields, String name) {
    return String.valueOf(Objects.requireNonNullElse(fields.get(name), ""));
  }
}
