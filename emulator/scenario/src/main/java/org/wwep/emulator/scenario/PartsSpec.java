package org.wwep.emulator.scenario;

import org.wwep.device.DeviceConfig;
import org.wwep.device.DualClient;
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
      of(DualClient.OPEN, BoardConfig.BUTTON_PIN, BoardConfig.LED_PIN);

  /** The dual client's second half: BCM 6 and 27. */
  public static final PartsSpec SECOND = of(DualClient.SECURE, new Pin(6), new Pin(27));

  /** Returns what firmware needs to know of it: not where it is wired. */
  public DeviceConfig.Parts firmware() {
    return new DeviceConfig.Parts(button, led, register);
  }

  private static PartsSpec of(DeviceConfig.Parts parts, Pin button, Pin led) {
    return new PartsSpec(parts.button(), button, parts.led(), led, parts.register());
  }

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
