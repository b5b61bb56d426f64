package org.wwep.emulator.fleet;

import java.util.Locale;

/** What may become of a press, other than that it is acknowledged. */
public enum PressFailure {
  /** The server refused the connection: nobody listens. */
  REFUSED("connection refused", false),
  /** There is no way to the server. */
  UNREACHABLE("server unreachable", false),
  /** No connection in time. */
  NO_CONNECTION("no connection in time", false),
  /** This machine has no port left for another connection. */
  NO_PORT("no free port for a connection: it needs more source addresses", false),
  /** This process may not open another connection. */
  NO_FILE("too many open files", false),
  /** TLS could not be agreed on, or went wrong. */
  TLS("TLS rejected", false),
  /** The handshake took too long. */
  NO_HANDSHAKE("no TLS handshake in time", false),
  /** The server closed the connection in place of a reply. */
  CLOSED("connection closed without a reply", true),
  /** The connection was reset. */
  RESET("connection reset", true),
  /** No reply in time. */
  NO_REPLY("no reply in time", true),
  /** The server said X. */
  DENIED("denied (X)", false),
  /** The server answered something else. */
  WRONG_REPLY("wrong reply", true),
  /** The press was due and its device still busy when the fleet ended. */
  NOT_BEGUN("not begun: its device was busy", false),
  /** Anything else. */
  OTHER("another error", true);

  private final String text;
  private final boolean open;

  PressFailure(String text, boolean open) {
    this.text = text;
    this.open = open;
  }

  /** Returns what to say of it. */
  public String text() {
    return text;
  }

  /** Returns whether the server may have written the value all the same. */
  boolean leavesOpen() {
    return open;
  }

  /** Returns what it is called in JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
