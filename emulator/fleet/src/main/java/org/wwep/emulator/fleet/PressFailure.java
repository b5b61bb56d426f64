package org.wwep.emulator.fleet;

import org.wwep.protocol.ErrorReply;

/** What may become of a press, other than that it is acknowledged. */
public enum PressFailure {
  /** The server refused the connection: nobody listens. */
  REFUSED("connection refused"),
  /** There is no way to the server. */
  UNREACHABLE("server unreachable"),
  /** No connection in time. */
  NO_CONNECTION("no connection in time"),
  /** This machine has no port left for another connection. */
  NO_PORT("no free port for a connection: it needs more source addresses"),
  /** This process may not open another connection. */
  NO_FILE("too many open files"),
  /** TLS could not be agreed on, or went wrong. */
  TLS("TLS rejected"),
  /** The handshake took too long. */
  NO_HANDSHAKE("no TLS handshake in time"),
  /** The server closed the connection in place of a reply. */
  CLOSED("connection closed without a reply"),
  /** The connection was reset. */
  RESET("connection reset"),
  /** No reply in time. */
  NO_REPLY("no reply in time"),
  /** The server said X. */
  DENIED("denied (X)"),
  /** The server said X, and that its store is unavailable: it does not know what became of it. */
  STORE_UNAVAILABLE("store unavailable (X)"),
  /** The server answered something else. */
  WRONG_REPLY("wrong reply"),
  /** The firmware made no request of the press. */
  NOT_SENT("the firmware sent nothing for it"),
  /** The firmware had ended, by a fault. */
  FIRMWARE_ENDED("the firmware had ended"),
  /** The press was due and its device still busy when the fleet ended. */
  NOT_BEGUN("not begun: its device was busy"),
  /** Anything else. */
  OTHER("another error");

  private final String text;

  PressFailure(String text) {
    this.text = text;
  }

  /**
   * Returns the kind of an X.
   *
   * @param denial what came with it
   */
  static PressFailure ofDenial(String denial) {
    return denial.contains(ErrorReply.UNAVAILABLE.reason()) ? STORE_UNAVAILABLE : DENIED;
  }

  /** Returns what to say of it. */
  public String text() {
    return text;
  }
}
