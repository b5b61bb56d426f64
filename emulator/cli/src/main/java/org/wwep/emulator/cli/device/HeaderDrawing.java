package org.wwep.emulator.cli.device;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wwep.emulator.cli.terminal.TextColour;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.ButtonConfig;
import org.wwep.hal.LedConfig;

/**
 * The header of a Raspberry Pi as one looks at it, with the pins that are wired.
 *
 * <p><b>Shape</b>: two columns, odd pins on the left, as gpiozero's {@code pinout} has them; a
 * wired pin has what is on it beside it, and a ground that is near a part is named with it.
 *
 * <p><b>Source</b>: Raspberry Pi's documentation, the 40-pin header of every model since the B+.
 */
final class HeaderDrawing {
  private static final String[] NAMES = {
    "3V3", "5V", "GPIO2", "5V", "GPIO3", "GND", "GPIO4", "GPIO14", "GND", "GPIO15", "GPIO17",
    "GPIO18", "GPIO27", "GND", "GPIO22", "GPIO23", "3V3", "GPIO24", "GPIO10", "GND", "GPIO9",
    "GPIO25", "GPIO11", "GPIO8", "GND", "GPIO7", "GPIO0", "GPIO1", "GPIO5", "GND", "GPIO6",
    "GPIO12", "GPIO13", "GND", "GPIO19", "GPIO16", "GPIO26", "GPIO20", "GND", "GPIO21"
  };

  private final Map<Integer, String> wired = new LinkedHashMap<>();
  private final boolean styled;

  /**
   * Draws the header of a board.
   *
   * @param styled whether in colours
   */
  HeaderDrawing(BoardConfig board, boolean styled) {
    this.styled = styled;
    for (ButtonConfig button : board.buttons()) {
      wire(button.pin().header(), button.id());
    }
    for (LedConfig led : board.leds()) {
      wire(led.pin().header(), led.id());
    }
  }

  /** Wires a part to its pin, and to the ground that is next to it and free. */
  private void wire(int pin, String part) {
    wired.put(pin, part);
    int ground = 0;
    for (int at = 1; at <= NAMES.length; at++) {
      boolean nearer = ground == 0 || Math.abs(at - pin) < Math.abs(ground - pin);
      if (NAMES[at - 1].equals("GND") && !wired.containsKey(at) && nearer) {
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
    for (int odd = 1; odd < NAMES.length; odd += 2) {
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
    return paint(pin, "%16s %6s".formatted(mark(pin, "", " --"), NAMES[pin - 1]));
  }

  private String right(int pin) {
    return paint(pin, "%-6s %s".formatted(NAMES[pin - 1], mark(pin, "-- ", "")).stripTrailing());
  }

  private String mark(int pin, String before, String after) {
    String part = wired.get(pin);
    return part == null ? "" : before + part + after;
  }

  private String paint(int pin, String text) {
    return colour(pin).ifStyled(styled).paint(text);
  }

  private TextColour colour(int pin) {
    return switch (NAMES[pin - 1]) {
      case "5V" -> TextColour.RED;
      case "3V3" -> TextColour.YELLOW;
      default ->
          wired.containsKey(pin)
              ? TextColour.GREEN
              : NAMES[pin - 1].equals("GND") ? TextColour.GREY : TextColour.NONE;
    };
  }
}
