package org.wwep.hal;

import java.util.Locale;

/** How an output line gets its levels. */
public enum Drive {
  /** The line drives both levels. */
  PUSH_PULL,
  /** The line drives the low level alone; for the high one it lets go, and somebody else pulls. */
  OPEN_DRAIN,
  /** The line drives the high level alone; for the low one it lets go. */
  OPEN_SOURCE;

  /** Returns the name used in configuration, {@code open-drain}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
