package org.wwep.device;

import org.wwep.client.ReplyOutcome;
import org.wwep.device.machine.Failure;
import org.wwep.device.machine.Failure.Kind;
import org.wwep.net.BindFailedException;
import org.wwep.net.ConnectFailedException;
import org.wwep.net.JoinFailedException;
import org.wwep.net.LinkException;
import org.wwep.net.LocallyClosedException;
import org.wwep.net.NameNotResolvedException;
import org.wwep.net.NetworkLostException;
import org.wwep.net.PeerClosedException;
import org.wwep.net.PeerResetException;
import org.wwep.net.ReceiveTimeoutException;
import org.wwep.net.ResourcesExhaustedException;
import org.wwep.net.SendTimeoutException;
import org.wwep.net.TlsRejectedException;

/** What the link and the server can do wrong, in the state machine's words. */
final class FailureClassifier {
  private FailureClassifier() {}

  static Failure classify(LinkException trouble) {
    Kind kind =
        switch (trouble) {
          case JoinFailedException _ -> Kind.JOIN_FAILED;
          case NameNotResolvedException _ -> Kind.NAME_NOT_RESOLVED;
          case BindFailedException _, ResourcesExhaustedException _ -> Kind.NO_SOCKET;
          case ConnectFailedException _ -> Kind.CONNECT_FAILED;
          case TlsRejectedException _ -> Kind.TLS_REJECTED;
          case SendTimeoutException _ -> Kind.SEND_TIMEOUT;
          case ReceiveTimeoutException _ -> Kind.REPLY_TIMEOUT;
          case PeerClosedException _ -> Kind.PEER_CLOSED;
          case PeerResetException _ -> Kind.PEER_RESET;
          case NetworkLostException _ -> Kind.NETWORK_LOST;
          case LocallyClosedException _ -> Kind.LOCALLY_CLOSED;
        };
    return new Failure(kind, String.valueOf(trouble.getMessage()));
  }

  static Failure classify(ReplyOutcome.Denied denied) {
    String reason = denied.reply().reason();
    return new Failure(
        Kind.REFUSED, "the server answered X" + (reason.isEmpty() ? "" : " (" + reason + ")"));
  }

  static Failure classify(ReplyOutcome.WrongEcho echo) {
    return new Failure(Kind.WRONG_ECHO, "the server acknowledged " + echo.reply().frame());
  }

  static Failure classify(ReplyOutcome.Garbage garbage) {
    return new Failure(
        Kind.MALFORMED_REPLY,
        "the server answered '" + garbage.received() + "': " + garbage.reason());
  }
}
