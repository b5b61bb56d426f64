package org.wwep.emulator.coprocessor.channel;

import java.util.Locale;

/** How awake the coprocessor is. */
public enum PowerMode {
  /** It carries something out, or has just done so. */
  ACTIVE,
  /** It keeps its network and its sockets, and waits. */
  SLEEP,
  /** It was stopped. */
  HIBERNATE;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
