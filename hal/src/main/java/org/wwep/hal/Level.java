package org.wwep.hal;

/** The electrical level of a pin. */
public enum Level {
  /** Near ground. */
  LOW,
  /** Near the supply voltage. */
  HIGH;

  /** Returns the other level. */
  public Level opposite() {
    return this == LOW ? HIGH : LOW;
  }
}
