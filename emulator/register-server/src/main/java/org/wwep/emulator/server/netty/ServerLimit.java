package org.wwep.emulator.server.netty;

/** Which limit somebody went past, with what the log says about it. */
public enum ServerLimit {
  /** Connections in all. */
  CONNECTIONS("too many connections"),
  /** Connections of one address. */
  ADDRESS("too many connections from one address"),
  /** A TLS handshake took too long. */
  HANDSHAKE("a TLS handshake took too long"),
  /** A balancer did not say, by the PROXY protocol, who its client is. */
  PROXY_HEADER("no PROXY header from a balancer that is believed"),
  /** TLS records that carry nothing for the server. */
  RECORDS("too many TLS records that carry nothing"),
  /** Frames ahead of their replies. */
  FRAMES("too many frames at once"),
  /** Replies lay unread for too long. */
  SEND("replies lay unread for too long"),
  /** Replies that lie unread, of all clients together. */
  UNREAD("too many replies lie unread");

  private final String text;

  ServerLimit(String text) {
    this.text = text;
  }

  /** Returns what the log says, and a client that is refused for it. */
  public String text() {
    return text;
  }
}
