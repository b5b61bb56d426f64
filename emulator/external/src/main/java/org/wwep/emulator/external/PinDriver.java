package org.wwep.emulator.external;

import java.util.Locale;

/** What the lines of a bench are claimed through. */
public enum PinDriver {
  /** The kernel's character device. */
  CDEV,
  /** Pi4J, on a Raspberry Pi: a line drives both levels for as long as it is held. */
  PI4J;

  /** Returns the name used in scenarios and of the back end, {@code cdev}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
