package org.wwep.emulator.cli.device;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wwep.emulator.cli.terminal.TextColour;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.ButtonConfig;
import org.wwep.hal.LedConfig;
import org.wwep.hal.Pin;

/**
 * The header of a Raspberry Pi as one looks at it, with the pins that are wired.
 *
 * <p><b>Shape</b>: two columns, odd pins on the left, as gpiozero's {@code pinout} has them; a
 * wired pin has what is on it beside it, and a ground that is near a part is named with it.
 *
 * <p><b>Source</b>: Raspberry Pi's documentation, the 40-pin header of every model since the B+.
 */
final class HeaderDiagram {
  private static final int PINS = 40;
  private static final String GROUND = "GND";

  /** What is on each pin of the header, from pin 1 on. */
  private static final List<String> NAMES = names();

  private final Map<Integer, String> wired = new LinkedHashMap<>();
  private final boolean styled;

  /**
   * Draws the header of a board.
   *
   * @param styled whether in colours
   */
  HeaderDiagram(BoardConfig board, boolean styled) {
    this.styled = styled;
    for (ButtonConfig button : board.buttons()) {
      wire(button.pin().header(), button.id());
    }
    for (LedConfig led : board.leds()) {
      wire(led.pin().header(), led.id());
    }
  }

  private static List<String> names() {
    List<String> names = new ArrayList<>(Collections.nCopies(PINS, GROUND));
    Map.of(1, "3V3", 2, "5V", 4, "5V", 17, "3V3").forEach((pin, name) -> names.set(pin - 1, name));
    Pin.onHeader().forEach(pin -> names.set(pin.header() - 1, pin.toString()));
    return List.copyOf(names);
  }

  /** Wires a part to its pin, and to the ground that is next to it and free. */
  private void wire(int pin, String part) {
    wired.put(pin, part);
    int ground = 0;
    for (int at = 1; at <= PINS; at++) {
      boolean nearer = ground == 0 || Math.abs(at - pin) < Math.abs(ground - pin);
      if (GROUND.equals(NAMES.get(at - 1)) && !wired.containsKey(at) && nearer) {
        ground = at;
      }
    }
    if (ground != 0) {
      wired.put(ground, part + " to ground");
    }
  }

  /** Returns the drawing, one line a row of the header; its text is ours and the parts' ids. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (int odd = 1; odd < PINS; odd += 2) {
      lines.add(
          "%s %s%s %s"
              .formatted(
                  left(odd),
                  paint(odd, "(%2d)".formatted(odd)),
                  paint(odd + 1, "(%2d)".formatted(odd + 1)),
                  right(odd + 1))
              .stripTrailing());
    }
    return lines;
  }

  private String left(int pin) {
    return paint(pin, "%16s %6s".formatted(mark(pin, "", " --"), NAMES.get(pin - 1)));
  }

  private String right(int pin) {
    return paint(
        pin, "%-6s %s".formatted(NAMES.get(pin - 1), mark(pin, "-- ", "")).stripTrailing());
  }

  private String mark(int pin, String before, String after) {
    String part = wired.get(pin);
    return part == null ? "" : before + part + after;
  }

  private String paint(int pin, String text) {
    return colour(pin).ifStyled(styled).paint(text);
  }

  private TextColour colour(int pin) {
    return switch (NAMES.get(pin - 1)) {
      case "5V" -> TextColour.RED;
      case "3V3" -> TextColour.YELLOW;
      default ->
          wired.containsKey(pin)
              ? TextColour.GREEN
              : GROUND.equals(NAMES.get(pin - 1)) ? TextColour.GREY : TextColour.NONE;
    };
  }
}
