package org.wwep.emulator.explore;

import java.util.Arrays;

/** Where a device was with its press when a fault hit something of it. */
public enum FaultMoment {
  /** The fault is in place, and has hit nothing of the device yet. */
  NOT_YET("not yet"),
  /** It joins a network, or looks the server's name up. */
  BEFORE_CONNECT("before connect"),
  /** It opens a connection. */
  CONNECT("during connect"),
  /** It secures the connection. */
  HANDSHAKE("during handshake"),
  /** It sends its frame. */
  FRAME("within frame"),
  /** It waits for the reply, and the server has sent nothing of that. */
  BEFORE_REPLY("before reply"),
  /** The reply is on its way. */
  REPLY("within reply"),
  /** It has the reply, and ends its side of the connection. */
  CLOSE("while closing"),
  /** An attempt has failed, and the next one has not begun. */
  PAUSE("between attempts"),
  /** It waits for a press; the server may still end the connection of the one before. */
  IDLE("idle");

  private final String text;

  FaultMoment(String text) {
    this.text = text;
  }

  /** Returns the moment in words, {@code within frame}. */
  public String text() {
    return text;
  }

  /**
   * Returns the moment of words.
   *
   * @throws IllegalArgumentException if these are no moment's
   */
  public static FaultMoment parse(String text) {
    return Arrays.stream(values())
        .filter(moment -> moment.text.equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is no moment of a fault"));
  }

  /** Returns the moment with which a state of the client begins. */
  static FaultMoment of(String state) {
    return switch (state) {
      case "Connecting" -> CONNECT;
      case "Securing" -> HANDSHAKE;
      case "Sending" -> FRAME;
      case "AwaitingReply" -> BEFORE_REPLY;
      case "BackingOff" -> PAUSE;
      case "Idle" -> IDLE;
      default -> BEFORE_CONNECT;
    };
  }
}
