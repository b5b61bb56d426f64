package org.wwep.hal;

/**
 * Where a button is wired.
 *
 * @param id the part id, {@code btn1}
 * @param pin the input pin
 * @param pull the resistor that sets the idle level
 * @param activeLow whether pressing connects the pin to ground
 */
public record ButtonConfig(String id, Pin pin, Pull pull, boolean activeLow) {
  /** Checks the part id. */
  public ButtonConfig {
    if (id.isBlank()) {
      throw new IllegalArgumentException("a button needs an id, was '" + id + "'");
    }
  }

  /** Returns a button to ground with the internal pull-up, the usual wiring. */
  public static ButtonConfig toGround(String id, Pin pin) {
    return new ButtonConfig(id, pin, Pull.UP, true);
  }

  /** Returns the level of the pin while nobody presses. */
  public Level idleLevel() {
    return activeLow ? Level.HIGH : Level.LOW;
  }

  /** Returns the level of the pin while the button is down. */
  public Level activeLevel() {
    return idleLevel().opposite();
  }
}
