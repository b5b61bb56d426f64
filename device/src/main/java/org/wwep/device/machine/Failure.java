package org.wwep.device.machine;

/**
 * Why an attempt failed.
 *
 * @param kind the kind, by which logs and scenarios tell failures apart
 * @param detail what happened, one clause for a person
 */
public record Failure(Kind kind, String detail) {
  /** The kinds of failure, in the order in which an attempt can meet them. */
  public enum Kind {
    /** No Wi-Fi network. */
    JOIN_FAILED("JoinFailed"),
    /** The name has no address, or none was given in time. */
    NAME_NOT_RESOLVED("NameNotResolved"),
    /** No socket or no local port is available. */
    NO_SOCKET("NoSocket"),
    /** The server refused the connection, is unreachable, or did not answer in time. */
    CONNECT_FAILED("ConnectFailed"),
    /** TLS was refused, by either side; the detail says by which rule. */
    TLS_REJECTED("TlsRejected"),
    /** The server took no bytes in time. */
    SEND_TIMEOUT("SendTimeout"),
    /** No reply, or not the whole of one, in time. */
    REPLY_TIMEOUT("ReplyTimeout"),
    /** The server closed before the reply was whole. */
    PEER_CLOSED("PeerClosed"),
    /** The connection broke. */
    PEER_RESET("PeerReset"),
    /** The network went while the connection was open. */
    NETWORK_LOST("NetworkLost"),
    /** This side closed the connection meanwhile. */
    LOCALLY_CLOSED("LocallyClosed"),
    /** The server answered X. */
    REFUSED("Refused"),
    /** The server acknowledged something else. */
    WRONG_ECHO("WrongEcho"),
    /** The server answered bytes that are no reply. */
    MALFORMED_REPLY("MalformedReply");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** Returns the word used in traces and scenarios. */
    public String word() {
      return word;
    }
  }

  @Override
  public String toString() {
    return kind.word() + ": " + detail;
  }
}
