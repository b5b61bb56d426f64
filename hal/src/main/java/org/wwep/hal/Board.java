package org.wwep.hal;

import java.util.List;

/**
 * An opened board: the pins of one device, owned until {@link #close()}.
 *
 * <p>A board starts with every LED off. Closing it turns the LEDs off, releases every line, and
 * stops the edges; it may be closed twice. Afterwards an LED stays off whatever is set, and a
 * button keeps the level it had.
 */
public interface Board extends AutoCloseable {
  /**
   * Returns what this board is, for people: {@code "emulated board"}, {@code "Raspberry Pi 4 …"}.
   */
  String description();

  /** Returns the MAC address of the board's network interface. */
  MacAddress mac();

  /** Returns the buttons in the order of the configuration. */
  List<? extends Button> buttons();

  /** Returns the LEDs in the order of the configuration. */
  List<? extends Led> leds();

  /**
   * Returns the button with this part id.
   *
   * @throws IllegalArgumentException if there is none, naming those there are
   */
  default Button button(String id) {
    return buttons().stream()
        .filter(button -> button.id().equals(id))
        .findFirst()
        .orElseThrow(() -> noPart("button", id, buttons().stream().map(Button::id).toList()));
  }

  /**
   * Returns the LED with this part id.
   *
   * @throws IllegalArgumentException if there is none, naming those there are
   */
  default Led led(String id) {
    return leds().stream()
        .filter(led -> led.id().equals(id))
        .findFirst()
        .orElseThrow(() -> noPart("LED", id, leds().stream().map(Led::id).toList()));
  }

  @Override
  void close();

  private static IllegalArgumentException noPart(String kind, String id, List<String> ids) {
    return new IllegalArgumentException(
        "no " + kind + " '" + id + "' on this board, it has " + ids);
  }
}
