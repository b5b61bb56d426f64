package org.wwep.emulator.scenario;

import org.wwep.hal.BoardConfig;
import org.wwep.hal.Pin;
import org.wwep.value.Ranges;

/**
 * A button and the LED and register that mirror it.
 *
 * @param button the button's part id
 * @param buttonPin where the button is wired
 * @param led the LED's part id
 * @param ledPin where the LED is wired
 * @param register the register that holds the LED, 0 to 255
 */
public record PartsSpec(String button, Pin buttonPin, String led, Pin ledPin, int register) {
  /** The course's board. */
  public static final PartsSpec DEFAULT =
      new PartsSpec("btn1", BoardConfig.BUTTON_PIN, "led1", BoardConfig.LED_PIN, 0x05);

  /** The dual client's second half: BCM 6 and 27. */
  public static final PartsSpec SECOND =
      new PartsSpec("btn2", new Pin(6), "led2", new Pin(27), 0x06);

  /** Checks names, pins and register. */
  public PartsSpec {
    if (button.isBlank() || led.isBlank() || button.equals(led)) {
      throw new IllegalArgumentException(
          "button and LED need ids that differ, were '" + button + "' and '" + led + "'");
    }
    if (buttonPin.equals(ledPin)) {
      throw new IllegalArgumentException(buttonPin + " is used twice: give each part its own pin");
    }
    Ranges.within("a register", register, 0, 0xFF);
  }
}
