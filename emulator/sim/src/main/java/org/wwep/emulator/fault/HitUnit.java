package org.wwep.emulator.fault;

/** What a fault hits, as it is counted. */
public enum HitUnit {
  /** A connection, once for each fault however much of it is hit. */
  CONNECTION("connection", "connections"),
  /** A byte that came late, elsewhere cut, changed, or not at all. */
  BYTE("byte", "bytes"),
  /** A packet that was lost, or that there was no buffer for. */
  PACKET("packet", "packets"),
  /** A question for a name. */
  LOOK_UP("look-up", "look-ups"),
  /** A TLS handshake in which another certificate was shown. */
  HANDSHAKE("handshake", "handshakes"),
  /** An attempt to join a network, or a network that was lost. */
  JOIN("Wi-Fi join", "Wi-Fi joins"),
  /** An edge of a button that did not get to the firmware. */
  EDGE("edge", "edges"),
  /** An LED that could not be set. */
  LED("LED change", "LED changes");

  private final String one;
  private final String many;

  HitUnit(String one, String many) {
    this.one = one;
    this.many = many;
  }

  /** Returns the unit as a name in JSON, {@code look-ups}. */
  public String word() {
    return many.replace(' ', '-');
  }

  /** Returns so many in words, {@code 2 connections}. */
  public String words(long count) {
    return count + " " + (count == 1 ? one : many);
  }
}
