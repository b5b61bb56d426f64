package org.wwep.emulator.rig;

import java.util.List;

/**
 * The buttons and LEDs of a board under test that its console stands for, where no line of the
 * bench is wired to them: it takes a text for a press, and prints one when an LED changes.
 *
 * @param buttons the buttons
 * @param leds the LEDs
 * @param states whether it prints its states as well, as the course's client does
 */
public record ConsoleParts(List<TypedContact> buttons, List<PrintedLight> leds, boolean states) {
  /** None. */
  public static final ConsoleParts NONE = new ConsoleParts(List.of(), List.of(), false);

  /**
   * A button.
   *
   * @param button the button's id
   * @param down what is typed when it goes down, or nothing
   * @param up what is typed when it is released, or nothing
   */
  public record TypedContact(String button, String down, String up) {}

  /**
   * An LED.
   *
   * @param led the LED's id
   * @param lit what is in the line that says that it is lit now
   * @param dark what is in the line that says that it is dark now
   */
  public record PrintedLight(String led, String lit, String dark) {}

  /** Copies the lists. */
  public ConsoleParts {
    buttons = List.copyOf(buttons);
    leds = List.copyOf(leds);
  }

  /** Returns whether nothing is told by the console. */
  public boolean isEmpty() {
    return buttons.isEmpty() && leds.isEmpty() && !states;
  }
}
