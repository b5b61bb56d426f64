package org.wwep.emulator.scenario;

import java.util.Locale;

/** The milestones on the way from a button's edge to the server's reply, in their order. */
public enum Milestone {
  /** The contact closed: the first raw edge. */
  EDGE,
  /** The press was accepted. */
  DEBOUNCED,
  /** The LED was set. */
  LED,
  /** The server's address was known. */
  RESOLVED,
  /** The TCP connection was open. */
  CONNECTED,
  /** The TLS handshake was done. */
  SECURED,
  /** The frame was out. */
  SENT,
  /** The reply was in. */
  REPLIED;

  /** Returns the name used in scenarios. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
