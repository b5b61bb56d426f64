package org.wwep.emulator.web.board;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.wwep.emulator.json.JsonObject;
import org.wwep.hal.Board;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.ButtonConfig;
import org.wwep.hal.LedConfig;
import org.wwep.hal.Pin;

/** A device as a board's page draws it. */
final class PictureJson {
  private PictureJson() {}

  /**
   * Returns a device with its parts as they are now.
   *
   * @param pressable which of its buttons can be pressed from here
   */
  static JsonObject device(
      String name, String id, Board board, BoardConfig config, Predicate<String> pressable) {
    return new JsonObject()
        .with("name", name)
        .with("id", id)
        .with("mac", board.mac().toString())
        .with("board", board.description())
        .with(
            "buttons",
            config.buttons().stream().map(part -> button(part, board, pressable)).toList())
        .with("leds", config.leds().stream().map(part -> led(part, board)).toList());
  }

  private static Map<String, Object> button(
      ButtonConfig part, Board board, Predicate<String> pressable) {
    return part(part.id(), part.pin())
        .with("down", board.button(part.id()).pressed())
        .with("pressable", pressable.test(part.id()))
        .fields();
  }

  private static Map<String, Object> led(LedConfig part, Board board) {
    return part(part.id(), part.pin()).with("lit", board.led(part.id()).lit()).fields();
  }

  private static JsonObject part(String id, Pin pin) {
    return new JsonObject().with("id", id).with("pin", pin.toString()).with("header", pin.header());
  }

  /** Returns a page with these devices; what else it can do the caller adds. */
  static JsonObject page(
      String title, String where, String server, List<Map<String, Object>> devices) {
    return new JsonObject()
        .with("title", title)
        .with("where", where)
        .with("server", server)
        .with("devices", devices);
  }
}
