package org.wwep.device;

import org.wwep.client.ReplyOutcome;
import org.wwep.device.machine.Failure;
import org.wwep.device.machine.Failure.Kind;
import org.wwep.net.BindFailed;
import org.wwep.net.ConnectFailed;
import org.wwep.net.JoinFailed;
import org.wwep.net.LinkException;
import org.wwep.net.LocallyClosed;
import org.wwep.net.NameNotResolved;
import org.wwep.net.NetworkLost;
import org.wwep.net.PeerClosed;
import org.wwep.net.PeerReset;
import org.wwep.net.ReceiveTimeout;
import org.wwep.net.ResourcesExhausted;
import org.wwep.net.SendTimeout;
import org.wwep.net.TlsRejected;

/** What the link and the server can do wrong, in the state machine's words. */
final class Failures {
  private Failures() {}

  static Failure of(LinkException trouble) {
    Kind kind =
        switch (trouble) {
          case JoinFailed _ -> Kind.JOIN_FAILED;
          case NameNotResolved _ -> Kind.NAME_NOT_RESOLVED;
          case BindFailed _, ResourcesExhausted _ -> Kind.NO_SOCKET;
          case ConnectFailed _ -> Kind.CONNECT_FAILED;
          case TlsRejected _ -> Kind.TLS_REJECTED;
          case SendTimeout _ -> Kind.SEND_TIMEOUT;
          case ReceiveTimeout _ -> Kind.REPLY_TIMEOUT;
          case PeerClosed _ -> Kind.PEER_CLOSED;
          case PeerReset _ -> Kind.PEER_RESET;
          case NetworkLost _ -> Kind.NETWORK_LOST;
          case LocallyClosed _ -> Kind.LOCALLY_CLOSED;
        };
    return new Failure(kind, String.valueOf(trouble.getMessage()));
  }

  static Failure of(ReplyOutcome.Denied denied) {
    String reason = denied.reply().reason();
    return new Failure(
        Kind.REFUSED, "the server answered X" + (reason.isEmpty() ? "" : " (" + reason + ")"));
  }

  static Failure of(ReplyOutcome.WrongEcho echo) {
    return new Failure(Kind.WRONG_ECHO, "the server acknowledged " + echo.reply().frame());
  }

  static Failure of(ReplyOutcome.Garbage garbage) {
    return new Failure(
        Kind.MALFORMED_REPLY,
        "the server answered '" + garbage.received() + "': " + garbage.reason());
  }
}
