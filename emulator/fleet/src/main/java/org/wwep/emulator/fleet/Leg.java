package org.wwep.emulator.fleet;

import java.util.Locale;

/** A part of the time that a press takes. */
public enum Leg {
  /** From the moment that was meant until it was begun: its device or this program was busy. */
  LATENESS("lateness"),
  /** From asking for a connection until it is there. */
  CONNECT("connect"),
  /** From there until TLS is agreed on. */
  TLS("TLS"),
  /** From the request until the first byte of the reply. */
  FIRST_BYTE("first byte"),
  /** From the moment that was meant until the whole reply. */
  WHOLE("whole");

  private final String text;

  Leg(String text) {
    this.text = text;
  }

  /** Returns what to call it in a table. */
  public String text() {
    return text;
  }

  /** Returns what it is called in JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
