package org.wwep.hal;

/**
 * Where an LED is wired.
 *
 * @param id the part id, {@code led1}
 * @param pin the output pin
 * @param activeLow whether the LED hangs from the supply and lights when the pin is low
 * @param drive how the pin gets its levels
 * @param inputAtEnd whether the pin is made an input before it is let go of, rather than left at
 *     the dark level
 */
public record LedConfig(String id, Pin pin, boolean activeLow, Drive drive, boolean inputAtEnd) {
  /** Makes one that is left dark. */
  public LedConfig(String id, Pin pin, boolean activeLow, Drive drive) {
    this(id, pin, activeLow, drive, false);
  }

  /** Makes one whose pin drives both levels. */
  public LedConfig(String id, Pin pin, boolean activeLow) {
    this(id, pin, activeLow, Drive.PUSH_PULL);
  }

  /** Checks the part id. */
  public LedConfig {
    if (id.isBlank()) {
      throw new IllegalArgumentException("an LED needs an id, was '" + id + "'");
    }
  }

  /** Returns an LED from the pin over its resistor to ground, the usual wiring. */
  public static LedConfig toGround(String id, Pin pin) {
    return new LedConfig(id, pin, false);
  }

  /** Returns the level of the pin that lights the LED, or that leaves it dark. */
  public Level level(boolean lit) {
    return lit == activeLow ? Level.LOW : Level.HIGH;
  }
}
