package org.wwep.emulator.scenario;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.ButtonConfig;
import org.wwep.hal.LedConfig;
import org.wwep.hal.MacAddress;
import org.wwep.hal.Pin;

/**
 * The buttons and LEDs of a board, in the order in which firmware counts them.
 *
 * @param buttons at least one, but for a board on a bench
 * @param leds at least one, but for a board on a bench
 */
public record BoardParts(List<WiredPart> buttons, List<WiredPart> leds) {
  /** A part and where it is wired. */
  public record WiredPart(String id, Pin pin) {}

  /** Checks that no name and no pin is there twice. */
  public BoardParts {
    buttons = List.copyOf(buttons);
    leds = List.copyOf(leds);
    Set<String> ids = new HashSet<>();
    Set<Pin> pins = new HashSet<>();
    for (List<WiredPart> parts : List.of(buttons, leds)) {
      for (WiredPart part : parts) {
        if (!ids.add(part.id())) {
          throw new IllegalArgumentException("two parts are called '" + part.id() + "'");
        }
        if (!pins.add(part.pin())) {
          throw new IllegalArgumentException(
              part.pin() + " is used twice: give each part its own pin");
        }
      }
    }
  }

  /** Returns the first button and the first LED, the rest as another pair has it. */
  public PartsSpec first(PartsSpec usual) {
    WiredPart button =
        buttons.isEmpty() ? new WiredPart(usual.button(), usual.buttonPin()) : buttons.getFirst();
    WiredPart led = leds.isEmpty() ? new WiredPart(usual.led(), usual.ledPin()) : leds.getFirst();
    return new PartsSpec(button.id(), button.pin(), led.id(), led.pin(), usual.register());
  }

  /** Returns what a board with these parts is opened with. */
  public BoardConfig config(@Nullable MacAddress mac) {
    return new BoardConfig(
        buttons.stream().map(part -> ButtonConfig.toGround(part.id(), part.pin())).toList(),
        leds.stream().map(part -> LedConfig.toGround(part.id(), part.pin())).toList(),
        mac);
  }

  /** Returns those of pairs of button and LED. */
  public static BoardParts of(List<PartsSpec> parts) {
    return new BoardParts(
        parts.stream().map(p -> new WiredPart(p.button(), p.buttonPin())).toList(),
        parts.stream().map(p -> new WiredPart(p.led(), p.ledPin())).toList());
  }
}
